import Tensors

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

  /// Where the largest value stands; nil where none is above 0.
  public var peak: (row: Int, column: Int)? {
    guard let place = values.indices.max(by: { values[$0] < values[$1] }), values[place] > 0 else {
      return nil
    }
    return (place / width, place % width)
  }

  /// The map in another size: bilinear, half-pixel centres, edges repeated.
  func resized(height: Int, width: Int) -> AttributionMap {
    let planes = Planes(values, shape: [1, self.height, self.width]).resized(height: height, width: width)
    return AttributionMap(height: height, width: width, values: planes.values, isSigned: isSigned)
  }
}
