import Foundation

/// A folder of images, in whatever folders they are below it.
public enum ImageTree {
  /// An image below a folder.
  public struct Leaf: Hashable, Sendable {
    /// Its path.
    public let path: String
    /// The name of the folder that holds it.
    public let folder: String
  }

  /// The images below a folder, sorted by the Unicode scalars of their paths; nil where the path is that of a file.
  ///
  /// What begins with a dot is passed over, and links to folders are not followed.
  ///
  /// - Throws: where the path leads to nothing, the folder cannot be listed or has no image.
  public static func images(below path: String) throws(DatasetError) -> [Leaf]? {
    guard FileManager.default.fileExists(atPath: path) else { throw .noFile(path) }
    guard DataFile.isFolder(path) else { return nil }
    let found: [String]
    do {
      found = try FileManager.default.subpathsOfDirectory(atPath: path)
    } catch {
      throw .unreadable(reason: "\(path): the folder cannot be listed: \(error.localizedDescription)")
    }
    let images = found.filter { !"/\($0)".contains("/.") && ImageFolder.isImage($0) }
      .map { "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/\($0)" }
      .filter { !DataFile.isFolder($0) }
      .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    guard !images.isEmpty else {
      throw .unsuitable(data: path, expected: "images (.png, .jpg, .jpeg) in the folder", found: "none")
    }
    return images.map {
      Leaf(path: $0, folder: URL(filePath: $0).deletingLastPathComponent().lastPathComponent)
    }
  }
}
