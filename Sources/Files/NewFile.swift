public import Foundation

/// A file that is there whole or not at all: written under another name in its folder, then given its own.
public struct NewFile: Sendable {
  private let path: String
  private let temporaryPath: String

  /// A file that is to be written.
  ///
  /// - Throws: where the path is a folder's.
  public init(_ path: String) throws(FileError) {
    let url = URL(filePath: path).resolvingSymlinksInPath()
    (self.path, temporaryPath) = (url.path, "\(url.path).\(UUID().uuidString.prefix(8)).part")
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      throw FileError(.unwritable, path, "expected a file to write, found a folder")
    }
  }

  /// Writes the file by what the body gives the handle.
  ///
  /// - Throws: what the body threw; no trace of the file is left then.
  public func write(_ body: (FileHandle) throws -> Void) throws {
    guard FileManager.default.createFile(atPath: temporaryPath, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporaryPath)
    else { throw FileError(.unwritable, path, "cannot be written there") }
    do {
      defer { try? handle.close() }
      try body(handle)
      try handle.synchronize()
    } catch {
      try? FileManager.default.removeItem(atPath: temporaryPath)
      throw (error as? CocoaError).map { FileError(.unwritable, path, Self.words(for: $0)) } ?? error
    }
    guard rename(temporaryPath, path) == 0 else {
      try? FileManager.default.removeItem(atPath: temporaryPath)
      throw FileError(.unwritable, path, "cannot be put in its place")
    }
  }

  private static func words(for error: CocoaError) -> String {
    error.code == .fileWriteOutOfSpace
      ? "expected room for the whole file, found the disk full" : "cannot be written to its end"
  }
}
