package import Tensors

extension Augmentation {
  /// Draws what is done to one sample.
  ///
  /// - Parameter shape: of the sample; of an image where pixels are moved.
  package func draw(for shape: Shape, using generator: inout SeededGenerator) -> SampleTransform {
    var transform = SampleTransform()
    if movesPixels { drawPlaces(&transform, height: shape[1], width: shape[2], &generator) }
    if channelShiftRange > 0 { transform.channelShift = generator.next(within: channelShiftRange) }
    if brightnessRange != 1...1 { transform.brightness = generator.next(in: brightnessRange) }
    if contrastRange != 1...1 { transform.contrast = generator.next(in: contrastRange) }
    if noise > 0 { transform.noiseKey = generator.next() }
    if cutout > 0 { transform.cutoutCentre = generator.next(below: shape.count / shape[0]) }
    return transform
  }

  private func drawPlaces(
    _ transform: inout SampleTransform, height: Int, width: Int, _ generator: inout SeededGenerator
  ) {
    transform.rotation = generator.next(within: rotationRange)
    transform.shiftX = generator.next(within: Self.pixels(widthShiftRange, of: width))
    transform.shiftY = generator.next(within: Self.pixels(heightShiftRange, of: height))
    transform.shear = generator.next(within: shearRange)
    transform.zoomX = generator.next(in: zoomRange)
    transform.zoomY = generator.next(in: zoomRange)
    transform.flipsHorizontally = generator.flip() && horizontalFlip
    transform.flipsVertically = generator.flip() && verticalFlip
    transform.cropX = generator.next(below: 2 * randomCrop + 1) - randomCrop
    transform.cropY = generator.next(below: 2 * randomCrop + 1) - randomCrop
  }

  /// A shift range in pixels.
  private static func pixels(_ range: Double, of size: Int) -> Double {
    range < 1 ? range * Double(size) : range
  }
}

extension SeededGenerator {
  /// A number of up to some magnitude, negative as often as positive.
  fileprivate mutating func next(within magnitude: Double) -> Double { next(in: -magnitude...magnitude) }
}
