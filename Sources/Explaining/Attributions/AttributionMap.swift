/// One value for each pixel of an image: how much it matters.
public struct AttributionMap: Hashable, Sendable {
  /// Number of rows.
  public let height: Int
  /// Number of columns.
  public let width: Int
  /// Row by row.
  public let values: [Float]
  /// Whether negative values speak against the class; else none is negative.
  public let isSigned: Bool

  init(height: Int, width: Int, values: [Float], isSigned: Bool) {
    precondition(values.count == height * width, "\(values.count) values of \(height)x\(width) pixels")
    (self.height, self.width, self.values, self.isSigned) = (height, width, values, isSigned)
  }

  /// The largest value, whatever its sign.
  public var largest: Float { values.reduce(0) { max($0, abs($1)) } }

  /// Where the largest value stands, negative ones left aside.
  public var peak: (row: Int, column: Int) {
    let place = values.indices.max { values[$0] < values[$1] } ?? 0
    return (place / max(1, width), place % max(1, width))
  }

  /// The map in another size: bilinear, half-pixel centres, edges repeated.
  func resized(height: Int, width: Int) -> AttributionMap {
    let rows = Self.places(from: self.height, to: height)
    let columns = Self.places(from: self.width, to: width)
    var resized: [Float] = []
    resized.reserveCapacity(height * width)
    for row in rows {
      for column in columns {
        let top = between(row.low, column)
        resized.append(top + (between(row.high, column) - top) * row.share)
      }
    }
    return AttributionMap(height: height, width: width, values: resized, isSigned: isSigned)
  }

  private typealias Place = (low: Int, high: Int, share: Float)

  private func between(_ row: Int, _ column: Place) -> Float {
    let (left, right) = (values[row * width + column.low], values[row * width + column.high])
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
