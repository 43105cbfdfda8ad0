import Foundation

/// A known dataset of four IDX files in one folder.
struct IDXDataset {
  let name: String
  /// Class names in label order.
  let classes: [String]
  /// How to get the files, said when they are missing.
  let remedy: String
  let attribution: String

  /// Reads the dataset from the first of these folders that has any of its files.
  func load(from folders: [String]) throws(DatasetError) -> Dataset {
    guard
      let folder = folders.first(where: { folder in fileNames.contains { Self.file($0, in: folder) != nil } })
    else {
      throw .notFound(
        name: name, lookedIn: folders,
        remedy: "put \(fileNames.joined(separator: ", ")) there, plain or with .gz" + remedy)
    }
    let train = try part("train", in: folder)
    let test = try part("t10k", in: folder)
    guard test.shape == train.shape else {
      throw .malformed(
        file: try Self.existingFile("t10k-images-idx3-ubyte", in: folder), place: .byte(8),
        expected: "images of \(train.shape), as the train part's", found: "\(test.shape)")
    }
    return Dataset(
      name: name, classes: classes, train: train, test: test, origin: folder, attribution: attribution)
  }

  private func part(_ prefix: String, in folder: String) throws(DatasetError) -> Samples {
    try IDXReader.images(
      Self.existingFile("\(prefix)-images-idx3-ubyte", in: folder),
      labels: Self.existingFile("\(prefix)-labels-idx1-ubyte", in: folder), classCount: classes.count)
  }

  private var fileNames: [String] {
    ["train", "t10k"].flatMap { ["\($0)-images-idx3-ubyte", "\($0)-labels-idx1-ubyte"] }
  }

  private static func existingFile(_ name: String, in folder: String) throws(DatasetError) -> String {
    guard let path = file(name, in: folder) else { throw .missingFile("\(folder)/\(name)") }
    return path
  }

  /// The plain file, which is faster to read, or else the compressed one.
  private static func file(_ name: String, in folder: String) -> String? {
    ["\(folder)/\(name)", "\(folder)/\(name).gz"].first(where: FileManager.default.fileExists(atPath:))
  }
}
