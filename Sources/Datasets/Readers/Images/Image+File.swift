import Foundation
public import Images

extension Image {
  /// Reads a PNG or JPEG file as those of datasets are read: whole, turned upright.
  public init(file path: String) throws(DatasetError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .noFile(path) }
    self = try ImageFile(path: path, label: "").load()
  }
}
