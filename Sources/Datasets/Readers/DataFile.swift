import Foundation

/// Files and folders that data are looked for in, files plain or with `.gz`.
enum DataFile {
  /// The path of a file in a folder: the plain one, which is faster to read, or else the compressed one.
  static func path(_ name: String, in folder: String) -> String? {
    ["\(folder)/\(name)", "\(folder)/\(name).gz"].first(where: FileManager.default.fileExists(atPath:))
  }

  /// The same, which must be there.
  static func existing(_ name: String, in folder: String) throws(DatasetError) -> String {
    guard let path = path(name, in: folder) else { throw .missingFile("\(folder)/\(name)") }
    return path
  }

  /// Whether a path is that of a folder.
  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The file of labels beside a file of samples, called as that is but for `labels` instead of `images`, or `y` instead
  /// of `x`.
  static func labels(of samples: String) throws(DatasetError) -> String {
    let url = URL(filePath: samples)
    let file = url.lastPathComponent
    var usual = file.replacing("images", with: "labels").replacing(/idx\d/, with: "idx1")
    if usual == file, file.hasPrefix("x") || file.hasPrefix("X") { usual = "y" + file.dropFirst() }
    if usual.hasSuffix(".gz") { usual.removeLast(3) }
    guard usual != file, let labels = path(usual, in: url.deletingLastPathComponent().path) else {
      throw .unsuitable(
        data: samples, expected: "a file of labels; name it with 'labels'", found: "none of a usual name")
    }
    return labels
  }
}
