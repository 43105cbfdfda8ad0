import Tensors

extension Planes {
  /// The planes in another size: bilinear, half-pixel centres, edges repeated.
  package func resized(height: Int, width: Int) -> Planes {
    let rows = Self.places(from: shape[1], to: height)
    let columns = Self.places(from: shape[2], to: width)
    var resized: [Float] = []
    resized.reserveCapacity(shape[0] * height * width)
    for channel in 0..<shape[0] {
      for row in rows {
        let (low, high) = (channel * shape[1] + row.low, channel * shape[1] + row.high)
        for column in columns {
          let top = between(low, column)
          resized.append(top + (between(high, column) - top) * row.share)
        }
      }
    }
    return Planes(resized, shape: [shape[0], height, width])
  }

  private typealias Place = (low: Int, high: Int, share: Float)

  private func between(_ row: Int, _ column: Place) -> Float {
    let (left, right) = (values[row * shape[2] + column.low], values[row * shape[2] + column.high])
    return left + (right - left) * column.share
  }

  private static func places(from old: Int, to new: Int) -> [Place] {
    (0..<new).map { index in
      let place = min(max((Float(index) + 0.5) * Float(old) / Float(new) - 0.5, 0), Float(old - 1))
      let low = Int(place)
      return (low, min(low + 1, old - 1), place - Float(low))
    }
  }
}
