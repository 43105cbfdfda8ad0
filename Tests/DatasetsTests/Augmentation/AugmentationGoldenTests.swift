import Datasets
import Foundation
import Tensors
import TestSupport
import Testing

/// Images as Keras and SciPy make them for fixed draws (`scripts/golden/augmentation.py`).
@Suite struct AugmentationGoldenTests {
  private struct Golden: Decodable, Sendable {
    let name: String
    let shape: Shape
    let theta, tx, ty, shear, zx, zy, channelShiftIntensity, brightness: Double?
    let flipHorizontal, flipVertical: Bool?
    let stream: Int
    let fill: FillMode
    let cval: Double
    let values: [Double]

    var transform: SampleTransform {
      var transform = SampleTransform()
      transform.rotation = theta ?? 0
      (transform.shiftX, transform.shiftY) = (tx ?? 0, ty ?? 0)
      transform.shear = shear ?? 0
      (transform.zoomX, transform.zoomY) = (zx ?? 1, zy ?? 1)
      transform.flipsHorizontally = flipHorizontal ?? false
      transform.flipsVertically = flipVertical ?? false
      transform.channelShift = channelShiftIntensity ?? 0
      transform.brightness = brightness ?? 1
      return transform
    }
  }

  private static func goldens() throws -> [Golden] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode([Golden].self, from: Data(AugmentationGoldens.json.utf8))
  }

  @Test func imagesAgreeWithKeras() throws {
    let goldens = try Self.goldens()
    #expect(goldens.count == 34)
    for golden in goldens {
      let values = try self.values(of: golden)
      // Keras makes bytes of an image before it changes the brightness, and once more afterwards.
      let tolerance = golden.brightness == nil ? 0.01 : 2.5
      for (value, expected) in zip(values, golden.values) {
        #expect(abs(Double(value) * 255 - expected) < tolerance, "\(golden.name), \(golden.fill)")
      }
    }
  }

  private func values(of golden: Golden) throws -> [Float] {
    let size = golden.shape.count
    let bytes = spreadValues(size, stream: golden.stream, scale: 128, offset: 128).map { UInt8($0) }
    var augmentation = Augmentation()
    (augmentation.rotationRange, augmentation.channelShiftRange) = (180, 100)
    (augmentation.fillMode, augmentation.cval) = (golden.fill, golden.cval)
    let samples = try AugmentedSamples(
      Samples(.bytes(bytes), shape: golden.shape, labels: [0], valueMaximum: 255), augmentation,
      generator: SeededGenerator(seed: 1))
    var (scratch, values) = ([Float](repeating: 0, count: size), [Float](repeating: 0, count: size))
    scratch.withUnsafeMutableBufferPointer { scratch in
      values.withUnsafeMutableBufferPointer {
        samples.read([0], golden.transform, scratch: scratch, into: $0)
      }
    }
    return values
  }
}
