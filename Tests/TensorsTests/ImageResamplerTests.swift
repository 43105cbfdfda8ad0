import Tensors
import TestSupport
import Testing

/// Lookups through affine maps against the definition.
@Suite struct ImageResamplerTests {
  private static let shapes: [Shape] = [
    [1, 8, 8], [1, 28, 28], [3, 32, 32], [2, 2, 2], [1, 3, 40], [2, 37, 5], [1, 3, 700],
  ]
  /// None looks a pixel up right at an edge, where rounding decides what is outside.
  private static let maps = [
    AffineMap(xx: 0.9, xy: 0.3, x0: 2.1037, yx: -0.25, yy: 1.1, y0: -1.3049),
    AffineMap(xx: -1.7, xy: 0.01, x0: 9.37, yx: 0.4, yy: -0.6, y0: 50.21),
    AffineMap(xx: 0.3, xy: 0.2, x0: -300.4, yx: 0.1, yy: 0.25, y0: 91.7),
  ]

  private func resample(
    _ image: Tensor, by map: AffineMap, fill: FillMode, value: Float = 0
  ) -> [Float] {
    let resampler = ImageResampler(shape: image.shape, fill: fill, fillValue: value)
    var result = [Float](repeating: .nan, count: image.shape.count)
    image.values.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { resampler.resample(source, by: map, into: $0) }
    }
    return result
  }

  private func image(_ shape: Shape) -> Tensor {
    Tensor(shape: shape, values: spreadValues(shape.count, stream: 7, scale: 0.5, offset: 0.5))
  }

  @Test(arguments: shapes, FillMode.allCases) func agreesWithTheDefinition(_ shape: Shape, _ fill: FillMode) {
    let image = image(shape)
    let (height, width, area) = (shape[1], shape[2], shape[1] * shape[2])
    let outside: ReferencePlane.Outside =
      switch fill {
      case .nearest: .nearest
      case .constant: .value(-2)
      case .reflect: .reflect
      }
    for map in Self.maps {
      let found = resample(image, by: map, fill: fill, value: -2)
      var worst = 0.0
      for channel in 0..<shape[0] {
        let plane = ReferencePlane(
          Array(image.values[channel * area..<(channel + 1) * area]), height: height, width: width,
          outside: outside)
        for place in 0..<area {
          let (x, y) = self.place((Double(place % width), Double(place / width)), map)
          worst = max(worst, abs(plane.value(x: x, y: y) - Double(found[channel * area + place])))
        }
      }
      // A coordinate of hundreds of pixels has five digits after the point.
      #expect(worst < (width > 100 || map.x0 < -100 ? 1e-3 : 2e-5))
    }
  }

  @Test(arguments: FillMode.allCases) func wholePixelsAreTakenOverExactly(_ fill: FillMode) {
    let image = image([2, 5, 7])
    #expect(resample(image, by: .identity, fill: fill) == image.values)
    let mirrored: [Float] = stride(from: 0, to: 70, by: 7).flatMap { image.values[$0..<$0 + 7].reversed() }
    #expect(resample(image, by: AffineMap(xx: -1, x0: 6), fill: fill) == mirrored)
  }

  @Test func edgesGoOnAsTheFillModeSays() {
    let row = Tensor(shape: [1, 2, 3], values: [1, 2, 3, 1, 2, 3])
    let map = AffineMap(x0: -2)
    #expect(resample(row, by: map, fill: .nearest).prefix(3) == [1, 1, 1])
    #expect(resample(row, by: map, fill: .reflect).prefix(3) == [2, 1, 1])
    #expect(resample(row, by: map, fill: .constant, value: 9).prefix(3) == [9, 9, 1])
  }

  @Test func productsOfMapsFollowOneAnother() {
    let (first, second) = (Self.maps[0], Self.maps[1])
    let direct = place((3, -2), second * first)
    let twice = place(place((3, -2), first), second)
    #expect(abs(direct.x - twice.x) < 1e-12)
    #expect(abs(direct.y - twice.y) < 1e-12)
  }

  /// Where a map looks a position up.
  private func place(_ position: (x: Double, y: Double), _ map: AffineMap) -> (x: Double, y: Double) {
    let x = map.xx * position.x + map.xy * position.y + map.x0
    let y = map.yx * position.x + map.yy * position.y + map.y0
    return (x, y)
  }
}
