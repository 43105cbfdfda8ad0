public import Foundation

/// A file's content without reading all of it: pages come into memory as they are looked at.
public enum MappedFile {
  /// Opens a file.
  ///
  /// - Throws: where there is none, or what is there is no regular file.
  public static func open(_ path: String) throws(FileError) -> Data {
    do {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw FileError(.unreadable, path, "expected a file, found something else")
      }
      return try Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(.unreadable, path, "expected a file that can be read; there is none")
    }
  }
}
