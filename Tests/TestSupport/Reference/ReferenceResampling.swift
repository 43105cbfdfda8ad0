/// One channel of an image that goes on in all directions, and bilinear interpolation in it: the definition, in double
/// precision.
public struct ReferencePlane {
  /// What stands for pixels outside.
  public enum Outside {
    case nearest, reflect
    case value(Double)
  }

  private let values: [Float]
  private let height, width: Int
  private let outside: Outside

  /// A plane of `height * width` values, row after row.
  public init(_ values: [Float], height: Int, width: Int, outside: Outside) {
    (self.values, self.height, self.width, self.outside) = (values, height, width, outside)
  }

  /// The value between the four pixels around a position.
  public func value(x: Double, y: Double) -> Double {
    if case .value(let value) = outside,
      !(0...Double(width - 1)).contains(x) || !(0...Double(height - 1)).contains(y)
    {
      return value
    }
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (right, down) = (x - left, y - top)
    var sum = 0.0
    for (column, horizontal) in [(Int(left), 1 - right), (Int(left) + 1, right)] {
      for (row, vertical) in [(Int(top), 1 - down), (Int(top) + 1, down)] {
        let pixel = values[inside(row, height) * width + inside(column, width)]
        sum += horizontal * vertical * Double(pixel)
      }
    }
    return sum
  }

  /// The pixel that stands for the one of any index.
  private func inside(_ index: Int, _ size: Int) -> Int {
    guard case .reflect = outside else { return min(max(index, 0), size - 1) }
    let place = ((index % (2 * size)) + 2 * size) % (2 * size)
    return min(place, 2 * size - 1 - place)
  }
}
