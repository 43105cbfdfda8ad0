import Foundation

extension DatasetFormat {
  /// Tells the form of data by what their path is: a file by its name, a folder by what is in it.
  init(tellingPath path: String) throws(DatasetError) {
    guard let form = try DataFile.isFolder(path) ? Self.ofFolder(path) : Self.ofFile(path) else {
      throw .unsuitable(
        data: path,
        expected:
          "a file .csv, .npy, .npz or -ubyte, or a folder of such files or of images; 'format' names the form",
        found: "neither")
    }
    self = form
  }

  private static func ofFolder(_ path: String) -> DatasetFormat? {
    if IDXReader.fileNames.contains(where: { DataFile.path($0, in: path) != nil }) { return .idx }
    if !ArrayStore.folder(path).keys.isEmpty { return .numpy }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.contains { DataFile.isFolder("\(path)/\($0)") } ? .images : nil
  }

  private static func ofFile(_ path: String) throws(DatasetError) -> DatasetFormat? {
    var name = URL(filePath: path).lastPathComponent.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    if name.hasSuffix(".npy") || name.hasSuffix(".npz") { return .numpy }
    if name.hasSuffix(".csv") {
      let columns = try CSVReader.firstLine(.open(path))
      return columns.contains { ["path", "file", "filename"].contains($0) } ? .manifest : .csv
    }
    return name.contains(/idx\d/) ? .idx : nil
  }
}
