/// Where each pixel of an image is looked up in another: `(x, y)` at `(xx x + xy y + x0, yx x + yy y + y0)`.
///
/// Columns count along x from the left, rows along y from the top; a pixel's centre has whole coordinates.
public struct AffineMap: Hashable, Sendable {
  /// Coefficients of the column.
  public let xx, xy, x0: Double
  /// Coefficients of the row.
  public let yx, yy, y0: Double

  /// A map of its own.
  public init(xx: Double = 1, xy: Double = 0, x0: Double = 0, yx: Double = 0, yy: Double = 1, y0: Double = 0)
  {
    (self.xx, self.xy, self.x0) = (xx, xy, x0)
    (self.yx, self.yy, self.y0) = (yx, yy, y0)
  }

  /// Each pixel at its own place.
  public static let identity = AffineMap()

  /// The map that looks up by `second` what is looked up by `first`: the product of their matrices, in homogeneous coordinates.
  public static func * (second: AffineMap, first: AffineMap) -> AffineMap {
    AffineMap(
      xx: second.xx * first.xx + second.xy * first.yx, xy: second.xx * first.xy + second.xy * first.yy,
      x0: second.xx * first.x0 + second.xy * first.y0 + second.x0,
      yx: second.yx * first.xx + second.yy * first.yx, yy: second.yx * first.xy + second.yy * first.yy,
      y0: second.yx * first.x0 + second.yy * first.y0 + second.y0)
  }
}
