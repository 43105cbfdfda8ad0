import Foundation

/// A file that is there whole or not at all: written under another name in its folder, then given its own.
struct NewFile {
  private let path: String
  private let temporaryPath: String

  /// - Throws: where the path is a folder's.
  init(_ path: String) throws(SafetensorsError) {
    let url = URL(filePath: path).resolvingSymlinksInPath()
    (self.path, temporaryPath) = (url.path, "\(url.path).\(UUID().uuidString.prefix(8)).part")
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      throw SafetensorsError(.unwritable, path, "expected a file to write, found a folder")
    }
  }

  /// Writes the file by what the body gives the handle.
  ///
  /// - Throws: what the body threw; no trace of the file is left then.
  func write(_ body: (FileHandle) throws -> Void) throws {
    guard FileManager.default.createFile(atPath: temporaryPath, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporaryPath)
    else { throw SafetensorsError(.unwritable, path, "cannot be written there") }
    do {
      defer { try? handle.close() }
      try body(handle)
      try handle.synchronize()
    } catch {
      try? FileManager.default.removeItem(atPath: temporaryPath)
      throw (error as? CocoaError).map { SafetensorsError(.unwritable, path, Self.words(for: $0)) } ?? error
    }
    guard rename(temporaryPath, path) == 0 else {
      try? FileManager.default.removeItem(atPath: temporaryPath)
      throw SafetensorsError(.unwritable, path, "cannot be put in its place")
    }
  }

  private static func words(for error: CocoaError) -> String {
    error.code == .fileWriteOutOfSpace
      ? "expected room for the whole file, found the disk full" : "cannot be written to its end"
  }
}
