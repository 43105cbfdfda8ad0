import Datasets
import Tensors
import Testing

@Suite struct SamplesTests {
  private let images = Samples(
    .bytes((0..<24).map { $0 * 10 }), shape: [1, 2, 3], labels: [3, 1, 0, 2], valueMaximum: 255)

  @Test func readsImagesInTheOrderAskedForAndScaled() {
    let batch = images.tensor([2, 0, 2])
    let pixels = [12..<18, 0..<6, 12..<18].flatMap(\.self).map { Float($0 * 10) / 255 }
    #expect(batch == Tensor(shape: [3, 1, 2, 3], values: pixels))
  }

  @Test func readsLabelsBesideThem() {
    var labels = [Int32](repeating: -1, count: 3)
    labels.withUnsafeMutableBufferPointer { images.readLabels([2, 0], into: $0) }
    #expect(labels == [0, 3, -1])
  }

  @Test func aBatchIsASliceOfAnOrder() {
    let order: [Int32] = [3, 2, 1, 0]
    #expect(images.tensor(order[1...2]) == images.tensor([2, 1]))
  }

  /// Every byte is divided, not multiplied by a rounded factor.
  @Test(arguments: [16, 255]) func scalesByExactDivision(maximum: Int) {
    let images = Samples(
      .bytes(Array(0...255)), shape: [1, 16, 16], labels: [0], valueMaximum: maximum)
    #expect(images.tensor([0]).values == (0...255).map { Float($0) / Float(maximum) })
  }

  @Test func readsNumbersAsTheyAre() {
    let numbers = Samples(.floats([-1.5, 0, 2e9, 3]), shape: [2, 1], labels: [0, 1], valueMaximum: 1)
    #expect(numbers.tensor([1, 0]).values == [2e9, 3, -1.5, 0])
    #expect(numbers.subset([1]).values == .floats([2e9, 3]))
  }

  @Test(arguments: [true, false]) func standardizesEachChannel(asBytes: Bool) {
    let stored: [UInt8] = [10, 20, 30, 40, 50, 60, 70, 80]
    let samples = Samples(
      asBytes ? .bytes(stored) : .floats(stored.map { Float($0) }), shape: [2, 2], labels: [0, 1],
      valueMaximum: 255)
    let normalized = samples.normalized(by: Normalization(divisor: 10, mean: [1, 2], deviation: [0.5, 4]))
    #expect(normalized.tensor([1]).values == [8, 10, 1.25, 1.5])
  }

  @Test func aSubsetKeepsPixelsLabelsAndScale() {
    let subset = images.subset([3, 1])
    #expect(subset.labels == [2, 1])
    #expect(subset.values == .bytes([180, 190, 200, 210, 220, 230, 60, 70, 80, 90, 100, 110]))
    #expect(images.subset([]).count == 0)
  }

  @Test func theFingerprintIsThatOfTheContent() {
    func variant(shape: Shape = [1, 2, 3], labels: [Int32] = [3, 1, 0, 2], maximum: Int = 255) -> Samples {
      Samples(images.values, shape: shape, labels: labels, valueMaximum: maximum)
    }
    let others = [variant(shape: [1, 3, 2]), variant(labels: [3, 1, 2, 0]), variant(maximum: 240)]
    let floats = Samples(
      .floats((0..<24).map { Float($0 * 10) }), shape: [1, 2, 3], labels: images.labels, valueMaximum: 255)
    let fingerprints = ([images, floats] + others).map { fingerprint($0, name: "a") }
    #expect(Set(fingerprints).count == 5)
    let standardized = images.normalized(by: Normalization(divisor: 2, mean: [1], deviation: [3]))
    #expect(fingerprint(standardized, name: "a") == fingerprints[0])
    #expect(fingerprint(images, name: "b") == fingerprints[0])
  }

  private func fingerprint(_ images: Samples, name: String) -> String {
    Dataset(
      name: name, classes: ["a", "b", "c", "d"], train: images, test: images, origin: name, attribution: ""
    ).fingerprint
  }
}
