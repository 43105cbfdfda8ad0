import Datasets

/// An image file that a model is to classify, and what its folder says that it shows.
public struct InputFile: Hashable, Sendable {
  /// Its path, as it was given or found.
  public let path: String
  /// The name of the folder it was found in; nil for a file that was named itself.
  public let folder: String?

  /// The files that paths stand for: a file for itself, a folder for all images below it, sorted by their paths.
  ///
  /// - Throws: where a path leads to nothing, or a folder has no image.
  public static func all(at paths: [String]) throws -> [InputFile] {
    try paths.flatMap { path in
      guard let images = try ImageTree.images(below: path) else {
        return [InputFile(path: path, folder: nil)]
      }
      return images.map { InputFile(path: $0.path, folder: $0.folder) }
    }
  }
}
