import Datasets
import Foundation
import TestSupport
import Testing

@Suite struct DatasetFormatTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What has another name is read where the form is said.
  @Test func aFormThatIsSaidNeedsNoName() throws {
    try folder.write(Data("label,a\n0,1\n".utf8), to: "data.txt")
    #expect(try folder.load("data.txt") { $0.format = .csv }.train.count == 1)
    #expect {
      try folder.load("data.txt")
    } throws: { error in
      guard case .unsuitable(folder.path("data.txt"), _, "neither") = error as? DatasetError else {
        return false
      }
      return true
    }
    try FileManager.default.createDirectory(atPath: folder.path("empty"), withIntermediateDirectories: false)
    #expect(throws: DatasetError.self) { try folder.load("empty") }
  }

  @Test func thePartForTestingIsThereOnce() throws {
    let files = try IDXFiles()
    #expect(
      throws: DatasetError.unsuitable(
        data: files.folder.path("mnist"), expected: "no 'test', as the data have a part for testing",
        found: "'test'")
    ) { try files.folder.load("mnist") { $0.test = .split(.standard) } }
  }
}
