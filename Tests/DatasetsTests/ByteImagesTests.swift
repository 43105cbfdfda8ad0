import Datasets
import Tensors
import Testing

@Suite struct ByteImagesTests {
  private let images = ByteImages(
    pixels: (0..<24).map { $0 * 10 }, shape: [1, 2, 3], labels: [3, 1, 0, 2])

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
    let images = ByteImages(
      pixels: Array(0...255), shape: [1, 16, 16], labels: [0], pixelMaximum: maximum)
    #expect(images.tensor([0]).values == (0...255).map { Float($0) / Float(maximum) })
  }

  @Test func aSubsetKeepsPixelsLabelsAndScale() {
    let subset = images.subset([3, 1])
    #expect(subset.labels == [2, 1])
    #expect(subset.pixels == Array(images.pixels[18..<24] + images.pixels[6..<12]))
    #expect(images.subset([]).count == 0)
  }

  @Test func theFingerprintIsThatOfTheContent() {
    let other = ByteImages(pixels: images.pixels, shape: [1, 3, 2], labels: images.labels)
    let scaled = ByteImages(
      pixels: images.pixels, shape: images.shape, labels: images.labels, pixelMaximum: 240)
    let relabelled = ByteImages(pixels: images.pixels, shape: images.shape, labels: [3, 1, 2, 0])
    let fingerprints = [images, other, scaled, relabelled].map { fingerprint($0, name: "a") }
    #expect(Set(fingerprints).count == 4)
    #expect(fingerprint(images, name: "b") == fingerprints[0])
  }

  private func fingerprint(_ images: ByteImages, name: String) -> String {
    Dataset(
      name: name, classes: ["a", "b", "c", "d"], train: images, test: images, origin: name, attribution: ""
    ).fingerprint
  }
}
