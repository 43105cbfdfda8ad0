import Zlib

/// Reads IDX files: a folder of the four that MNIST has, or one of samples and one of labels.
///
/// Arrays of two dimensions are series, of three gray images, of four images with their channels first.
struct IDXReader: PartReader {
  /// What a folder must hold: samples and labels, for training and, unless both are absent, for testing.
  static let fileNames = ["train", "t10k"].flatMap { ["\($0)-images-idx3-ubyte", "\($0)-labels-idx1-ubyte"] }

  private let path: String
  private let labels: String?

  init(_ source: DatasetSource) { (path, labels) = (source.location, source.labels) }

  func read(_ bad: inout BadRecords) throws(DatasetError) -> (train: ReadPart, test: ReadPart?) {
    guard DataFile.isFolder(path) else {
      let labels = if let labels { labels } else { try DataFile.labels(of: path) }
      return (try Self.part(.open(path), labels: .open(labels), &bad), nil)
    }
    let test = Self.fileNames[2...].compactMap { DataFile.path($0, in: path) }
    return (try part("train", &bad), test.isEmpty ? nil : try part("t10k", &bad))
  }

  private func part(_ prefix: String, _ bad: inout BadRecords) throws(DatasetError) -> ReadPart {
    let samples = try DataFile.existing("\(prefix)-images-idx3-ubyte", in: path)
    let labels = try DataFile.existing("\(prefix)-labels-idx1-ubyte", in: path)
    return try Self.part(.open(samples), labels: .open(labels), &bad)
  }

  /// The samples of one file with the labels of another.
  static func part(
    _ samples: ByteReader, labels: ByteReader, _ bad: inout BadRecords
  ) throws(DatasetError) -> ReadPart {
    let labelArray = try IDXArray(labels, ranks: 1...1)
    let array = try IDXArray(samples, ranks: 2...4)
    guard labelArray.dimensions[0] == array.dimensions[0] else {
      throw .malformed(
        file: labels.name, place: .byte(4),
        expected: "\(array.dimensions[0]) labels, one for each sample of \(samples.name)",
        found: "\(labelArray.dimensions[0])")
    }
    let layout = try ArrayLayout(array.dimensions, spatial: nil, channels: .first, file: samples.name)
    let numbers = try labelArray.labels()
    let stored = try array.values()
    var part = ReadPart(
      values: stored.values, shape: layout.shape, valueMaximum: stored.valueMaximum,
      labels: .numbers(numbers), file: labels.name)
    try part.leaveOutNotFinite(&bad)
    return part
  }
}
