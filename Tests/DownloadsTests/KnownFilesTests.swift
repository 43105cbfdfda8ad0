import Digests
import Downloads
import Foundation
import TestSupport
import Testing

/// What is known of published files.
@Suite struct KnownFilesTests {
  @Test func eachDatasetHasFilesWithFacts() throws {
    for dataset in RemoteFile.datasets {
      let files = RemoteFile.files(ofDataset: dataset)
      #expect(!files.isEmpty, "\(dataset)")
      #expect(Set(files.map(\.name)).count == files.count, "\(dataset)")
      for file in files {
        #expect(file.byteCount > 0 && file.sha256.count == 64 && !file.name.contains("/"), "\(file)")
        #expect(file.sha256.allSatisfy { $0.isHexDigit && !$0.isUppercase }, "\(file)")
        #expect(URL(string: file.url)?.host != nil, "\(file)")
      }
    }
    #expect(RemoteFile.files(ofDataset: "digits").isEmpty)
  }

  @Test func aMirrorHasAFolderForEachDataset() throws {
    let file = try #require(RemoteFile.files(ofDataset: "sign-mnist").first)
    for base in ["http://here/data", "http://here/data/"] {
      let mirrored = file.mirrored(at: base, dataset: "sign-mnist")
      #expect(mirrored.url == "http://here/data/sign-mnist/sign_mnist_train.csv")
      #expect(mirrored.sha256 == file.sha256 && mirrored.mediaType == nil)
    }
  }

  /// The only ones of which byte-identical copies are at hand.
  @Test(.enabled(if: RealData.has("fashion-mnist"), "\(RealData.missing)"))
  func theFilesAtHandAreThePublishedOnes() throws {
    for file in RemoteFile.files(ofDataset: "fashion-mnist") {
      let content = try Data(
        contentsOf: URL(filePath: "\(RealData.folder ?? "")/fashion-mnist/\(file.name)"))
      #expect(content.count == file.byteCount)
      #expect(Digest(of: Array(content)).hexadecimal == file.sha256)
    }
  }
}
