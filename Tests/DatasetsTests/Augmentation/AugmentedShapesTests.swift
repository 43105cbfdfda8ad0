import Datasets
import Settings
import Tensors
import Testing

/// Series, images and volumes: what of an augmentation they take.
@Suite struct AugmentedShapesTests {
  private func samples(_ shape: Shape) -> Samples {
    Samples(
      .bytes([UInt8](repeating: 10, count: 50 * shape.count)), shape: shape,
      labels: [Int32](repeating: 0, count: 50), valueMaximum: 10)
  }

  private func augmented(_ shape: Shape, _ json: String) throws -> AugmentedSamples {
    try AugmentedSamples(
      samples(shape), Augmentation(JSONValue(parsing: json)), generator: SeededGenerator(seed: 1))
  }

  /// How many values each of the 50 samples has lost to cutout, channel by channel alike.
  private func holes(_ shape: Shape) throws -> [Int] {
    let augmented = try augmented(shape, #"{"cutout": 3, "cval": 5}"#)
    var values = [Float](repeating: .nan, count: 50 * shape.count)
    values.withUnsafeMutableBufferPointer { augmented.read(ArraySlice(0..<50), epoch: 1, into: $0) }
    #expect(values.allSatisfy { $0 == 1 || $0 == 0.5 })
    let plane = shape.count / shape[0]
    return (0..<50).map { sample in
      let channels = (0..<shape[0]).map { channel in
        let start = sample * shape.count + channel * plane
        return values[start..<start + plane].map { $0 == 0.5 }
      }
      #expect(Set(channels).count == 1)
      return channels[0].count(where: \.self)
    }
  }

  @Test func cutoutTakesAnIntervalASquareOrACube() throws {
    #expect(Set(try holes([2, 9])) == [2, 3])
    #expect(Set(try holes([3, 6, 7])) == [4, 6, 9])
    #expect(Set(try holes([1, 5, 6, 7])) == [8, 12, 18, 27])
  }

  @Test(arguments: [[4, 20], [1, 4, 4, 4], [3, 5, 5], [12]] as [Shape]) func noiseIsForAll(_ shape: Shape)
    throws
  {
    let augmented = try augmented(shape, #"{"noise": 0.1}"#)
    var values = [Float](repeating: 1, count: shape.count)
    values.withUnsafeMutableBufferPointer { augmented.read([7], epoch: 1, into: $0) }
    #expect(values.allSatisfy { $0 != 1 && abs($0 - 1) < 0.6 })
  }

  @Test(arguments: [
    ("2x9", #"{"rotation": 10, "noise": 0.1}"#, "rotation_range: expected images of at least 2x2 pixels"),
    ("1x5x6x7", #"{"horizontal_flip": true}"#, "horizontal_flip: expected images of at least 2x2 pixels"),
    ("1x1x9", #"{"shift": 0.1}"#, "height_shift_range: expected images of at least 2x2 pixels"),
    ("2x9", #"{"cutout": 2, "brightness": 0.1}"#, "brightness_range: expected images of at least 2x2 pixels"),
    ("12", #"{"cutout": 2}"#, "cutout: expected series, images or volumes"),
  ])
  func whatDoesNotFitIsRefused(_ sizes: String, _ json: String, _ message: String) {
    let shape = Shape(sizes.split(separator: "x").compactMap { Int($0) })
    let error = #expect(throws: SettingsError.self) { try augmented(shape, json) }
    #expect(error?.description == "\(message), found samples of shape \(sizes)")
    #expect(error?.path == [String(message.prefix { $0 != ":" })])
  }
}
