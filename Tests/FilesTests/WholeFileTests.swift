import Files
import Foundation
import TestSupport
import Testing

/// Files are written whole or not at all, and opened only where they are files.
@Suite struct WholeFileTests {
  @Test func whatIsWrittenIsThere() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data([9]), to: "file")
    try NewFile(path).write { handle in
      try handle.write(contentsOf: [1, 2])
      #expect(try FileBytes(path: path).data() == Data([9]), "the old file stands until the new one is whole")
      try handle.write(contentsOf: [3])
    }
    #expect(try FileBytes(path: path).data() == Data([1, 2, 3]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".")) == ["file"])
  }

  @Test func anInterruptedFileLeavesNothing() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    #expect(throws: Stop.self) {
      try NewFile(folder.path("file")).write { handle in
        try handle.write(contentsOf: [1])
        throw Stop()
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".")).isEmpty)
  }

  @Test func placesThatTakeNoFileAreNamed() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path("."), folder.path("none/file")] {
      let error = #expect(throws: FileError.self) { try NewFile(path).write { _ in } }
      #expect(error?.kind == .unwritable)
      #expect(error?.description.hasPrefix("\(path): ") == true)
    }
  }

  @Test func whatIsNoFileIsNotOpened() throws {
    let folder = try TemporaryFolder()
    for (path, message) in [
      (folder.path("none"), "expected a file that can be read; there is none"),
      (folder.path("."), "expected a file, found something else"),
      ("/dev/zero", "expected a file, found something else"),
    ] {
      let error = #expect(throws: FileError.self) { try FileBytes(path: path).data() }
      #expect(error?.description == "\(path): \(message)")
    }
  }
}
