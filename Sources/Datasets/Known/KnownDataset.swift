public import Tensors

/// A dataset that is known by name.
public struct KnownDataset: Sendable {
  /// The name, and that of the folder where its files are looked for.
  public let name: String
  /// One line: how many samples of what.
  public let summary: String
  /// Class names in label order.
  public let classes: [String]
  /// Shape of one sample.
  public let shape: Shape
  /// How many samples the parts have as they were published, which those that are found need not have.
  public let counts: (train: Int, test: Int)
  /// Who made it, where it came from, and under which licence.
  public let attribution: String
  /// Files and folders of which any tells that the dataset is there, each with or without `.gz`; none for data that the
  /// library carries.
  public let files: [String]
  /// How to get the files, said when they are missing.
  let remedy: String
  /// By which number each class is known in the files; nil for its index.
  var labels: [Int]?
  /// How a part for testing is set aside where the files have none.
  var holdOut: HoldOut?
  /// Reads the files in a folder.
  let read: @Sendable (_ folder: String, _ bad: inout BadRecords) throws(DatasetError) -> KnownParts

  /// Whether any of the files is in a folder.
  func isFound(in folder: String) -> Bool { files.contains { DataFile.path($0, in: folder) != nil } }

  /// Reads the dataset from the place where it was found.
  func load(from location: String, _ bad: inout BadRecords) throws(DatasetError) -> Dataset {
    let parts = try read(location, &bad)
    return try Dataset(
      name: name, train: parts.train, test: parts.test, holdOut: holdOut,
      classes: ClassTable(names: parts.classes ?? classes, numbers: labels), origin: location,
      attribution: attribution, &bad)
  }
}

/// What the files of a known dataset hold.
struct KnownParts {
  var train: ReadPart
  var test: ReadPart?
  /// The class names that are among the files.
  var classes: [String]?
}
