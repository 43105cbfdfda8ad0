import Foundation
import Zlib

/// Reads NumPy's arrays: an `npz`, a folder of `npy` files, or one of samples beside one of labels.
struct NumPyReader: PartReader {
  private let source: DatasetSource
  private let path: String

  init(_ source: DatasetSource) { (self.source, path) = (source, source.location) }

  func read(_ bad: inout BadRecords) throws(DatasetError) -> (train: ReadPart, test: ReadPart?) {
    if DataFile.isFolder(path) { return try read(.folder(path), &bad) }
    if path.lowercased().hasSuffix(".npz") {
      return try read(.archive(reading { () throws(ZlibError) in try ZipArchive(path: path) }), &bad)
    }
    let labels = if let labels = source.labels { labels } else { try DataFile.labels(of: path) }
    return (try part(.open(path), labels: .open(labels), &bad), nil)
  }

  /// The parts that arrays of certain names are: those of the source, or the usual ones.
  func read(
    _ store: ArrayStore, _ bad: inout BadRecords
  ) throws(DatasetError) -> (train: ReadPart, test: ReadPart?) {
    var keys = ArrayKeys.usual
    var expected = "'x_train' and 'y_train', or other arrays named by 'samples' and 'labels'"
    if let samples = source.samples, let labels = source.labels {
      keys = [ArrayKeys(train: (samples, labels), test: nil)]
      expected = "the arrays '\(samples)' and '\(labels)'"
    } else if source.samples != nil || source.labels != nil {
      throw .unsuitable(
        data: store.name, expected: "both 'samples' and 'labels', or neither", found: "one of them")
    }
    for keys in keys {
      guard let train = try part(keys.train, of: store, &bad) else { continue }
      return (train, try keys.test.flatMap { pair throws(DatasetError) in try part(pair, of: store, &bad) })
    }
    let found = store.keys
    throw .unsuitable(
      data: store.name, expected: expected,
      found: found.isEmpty ? "no array" : found.prefix(12).joined(separator: ", "))
  }

  private func part(
    _ keys: ArrayKeys.Pair, of store: ArrayStore, _ bad: inout BadRecords
  ) throws(DatasetError) -> ReadPart? {
    guard let samples = try store.reader(keys.samples), let labels = try store.reader(keys.labels) else {
      return nil
    }
    return try part(samples, labels: labels, &bad)
  }

  /// The samples of one array with the labels of another.
  func part(
    _ samples: ByteReader, labels: ByteReader, _ bad: inout BadRecords
  ) throws(DatasetError) -> ReadPart {
    let labelArray = try NPYArray(labels)
    let array = try NPYArray(samples)
    let numbers = try labelArray.labels()
    guard numbers.count == array.sizes.dimensions.first else {
      throw .unsuitable(
        data: labels.name, expected: "as many labels as there are samples in \(samples.name)",
        found: "\(numbers.count) for \(array.sizes.dimensions.first ?? 0)")
    }
    let (stored, shape) = try array.samples(spatial: source.dimensions, channels: source.channels)
    var part = ReadPart(
      values: stored.values, shape: shape, valueMaximum: stored.valueMaximum, labels: .numbers(numbers),
      file: samples.name)
    try part.leaveOutNotFinite(&bad)
    return part
  }
}
