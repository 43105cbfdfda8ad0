import Datasets
import Foundation
import Tensors
import TestSupport
import Testing

/// Files by `scripts/golden/numpy_samples.py`.
@Suite struct NumPyReaderTests {
  /// The script's `images`, in logical order.
  private static let images: [UInt8] = {
    var images: [UInt8] = []
    for n in 0..<2 {
      for c in 0..<3 {
        for place in 0..<6 { images.append(UInt8(100 * n + 10 * c + place)) }
      }
    }
    return images
  }()
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: NumPySamples.types.indices) func everyTypeIsRead(index: Int) throws {
    let (name, file, values) = NumPySamples.types[index]
    let train = try FileForm.npy.read(decoded(file)).train
    #expect(train.storedFloats == values, "\(name)")
    #expect(train.areBytes == (name.contains("u") || name == "|b1"))
    #expect(train.valueMaximum == (name.contains("u") ? 255 : 1))
    #expect(train.shape == [1, 2])
  }

  @Test(arguments: [NumPySamples.channelsFirst, NumPySamples.channelsLast, NumPySamples.fortranOrder])
  func channelsComeFirst(file: String) throws {
    try write(file, to: "images.npy")
    try write(labels([7, 3]), to: "labels.npy")
    let dataset = try folder.load("images.npy") {
      if file == NumPySamples.channelsFirst { $0.channels = .first }
      if file != NumPySamples.channelsFirst { $0.channels = .last }
    }
    #expect(dataset.inputShape == [3, 2, 3])
    #expect(dataset.train.values == .bytes(Self.images))
    #expect(dataset.train.labels == [1, 0])
    #expect(dataset.classes == ["3", "7"])
  }

  /// 2x3x2x3 has a usual number of channels on either side.
  @Test func channelsThatCannotBeToldAreAskedFor() throws {
    try write(NumPySamples.channelsFirst, to: "images.npy")
    try write(labels([7, 3]), to: "labels.npy")
    #expect(
      throws: DatasetError.unsuitable(
        data: folder.path("images.npy"),
        expected: "sizes that tell where the channels are; give 'channels'", found: "2x3x2x3")
    ) { try folder.load("images.npy") }
  }

  @Test(
    arguments: [
      ([2, 5], nil, [1, 5]), ([2, 5, 4], nil, [1, 5, 4]), ([2, 5, 4], 1, [4, 5]), ([2, 3, 5], 1, [3, 5]),
      ([2, 5, 6, 3], nil, [3, 5, 6]), ([2, 3, 5, 6], nil, [3, 5, 6]), ([2, 7, 5, 6], nil, [7, 5, 6]),
      ([2, 5, 6, 7], 3, [1, 5, 6, 7]), ([2, 1, 5, 6, 7], nil, [1, 5, 6, 7]),
      ([2, 5, 6, 7, 4], nil, [4, 5, 6, 7]),
    ] as [([Int], Int?, [Int])])
  func ranksTellWhatSamplesAre(sizes: [Int], dimensions: Int?, shape: [Int]) throws {
    try write(npy(sizes, [UInt8](repeating: 0, count: sizes.reduce(1, *))), to: "x.npy")
    try write(labels([0, 1]), to: "y.npy")
    let dataset = try folder.load("x.npy") { $0.dimensions = dimensions }
    #expect(dataset.inputShape == Shape(shape))
  }

  @Test(arguments: [[6], [2, 1, 1, 1, 1, 3]]) func otherRanksAreRefused(sizes: [Int]) throws {
    #expect(
      throws: DatasetError.unsuitable(
        data: "npy", expected: "an array of rank 2 to 5, the records first", found: "rank \(sizes.count)")
    ) { try FileForm.npy.read(npy(sizes, [UInt8](repeating: 0, count: 6))) }
  }

  @Test(arguments: [NumPySamples.archive, NumPySamples.compressedArchive])
  func archivesAreReadByTheUsualNames(file: String) throws {
    try write(file, to: "data.npz")
    let dataset = try folder.load("data.npz") { $0.channels = .first }
    #expect(dataset.train.values == .bytes(Self.images))
    #expect(dataset.train.labels == [0, 1])
    #expect(dataset.test?.values == .bytes(Array(Self.images[18...] + Self.images[..<18])))
    #expect(dataset.test?.labels == [1, 0])
    #expect(dataset.classes == ["3", "7"])
  }

  @Test func archivesAreReadByOtherNames() throws {
    try write(NumPySamples.archive, to: "data.npz")
    let dataset = try folder.load("data.npz") {
      ($0.samples, $0.labels, $0.channels) = ("x_test", "y_test", .first)
    }
    #expect(dataset.train.labels == [1, 0])
    #expect(dataset.test == nil)
    let error = DatasetError.unsuitable(
      data: folder.path("data.npz"), expected: "the arrays 'a' and 'b'",
      found: "x_test, x_train, y_test, y_train")
    #expect(throws: error) { try folder.load("data.npz") { ($0.samples, $0.labels) = ("a", "b") } }
  }

  @Test func foldersAreReadByTheUsualNames() throws {
    try write(NumPySamples.channelsLast, to: "set/train_images.npy")
    try write(labels([1, 5]), to: "set/train_labels.npy")
    let dataset = try folder.load("set") { $0.channels = .last }
    #expect(dataset.train.values == .bytes(Self.images))
    #expect(dataset.test == nil)
    try FileManager.default.removeItem(atPath: folder.path("set/train_labels.npy"))
    #expect(
      throws: DatasetError.unsuitable(
        data: folder.path("set"),
        expected: "'x_train' and 'y_train', or other arrays named by 'samples' and 'labels'",
        found: "train_images")
    ) { try folder.load("set") }
  }

  @Test func everySampleHasALabel() throws {
    try write(npy([2, 3], [1, 2, 3, 4, 5, 6]), to: "x.npy")
    try write(labels([1, 2, 3]), to: "y.npy")
    #expect(
      throws: DatasetError.unsuitable(
        data: folder.path("y.npy"),
        expected: "as many labels as there are samples in \(folder.path("x.npy"))",
        found: "3 for 2")
    ) { try folder.load("x.npy") }
    try write(decoded(NumPySamples.types[8].file), to: "y.npy")
    #expect(throws: DatasetError.self) { try folder.load("x.npy") }
  }

  private func write(_ base64: String, to name: String) throws { try write(decoded(base64), to: name) }

  private func write(_ bytes: [UInt8], to name: String) throws { try folder.write(Data(bytes), to: name) }

  private func labels(_ numbers: [UInt8]) -> [UInt8] { npy([numbers.count], numbers) }
}
