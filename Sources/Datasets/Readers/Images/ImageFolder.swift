import Foundation

/// A folder with one folder of images for each class.
struct ImageFolder {
  let path: String
  /// Names of the folders in it, sorted by their Unicode scalars; names that begin with a dot are passed over.
  let classes: [String]

  init(_ path: String) throws(DatasetError) {
    self.path = path
    classes = try Self.names(in: path).filter { DataFile.isFolder("\(path)/\($0)") }
  }

  /// The images of all classes, class by class, each sorted by name; other files are passed over.
  ///
  /// - Throws: an error that names the folder that cannot be listed or has no image.
  func files() throws(DatasetError) -> [ImageFile] {
    guard !classes.isEmpty else {
      throw .unsuitable(data: path, expected: "a folder of images for each class", found: "no folder")
    }
    var files: [ImageFile] = []
    for name in classes {
      let folder = "\(path)/\(name)"
      let images = try Self.names(in: folder).filter(Self.isImage)
      guard !images.isEmpty else {
        throw .unsuitable(
          data: folder, expected: "images (.png, .jpg, .jpeg) of the class '\(name)'", found: "none")
      }
      files += images.map { ImageFile(path: "\(folder)/\($0)", label: name) }
    }
    return files
  }

  private static func names(in folder: String) throws(DatasetError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") }
        .sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    } catch {
      throw .unreadable(reason: "\(folder): the folder cannot be listed: \(error.localizedDescription)")
    }
  }

  static func isImage(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".png", ".jpg", ".jpeg"].contains(where: name.hasSuffix)
  }
}
