import Foundation
package import Tensors

extension SampleTransform {
  /// Where the pixels of an image are looked up: Keras' matrices in its order, about the centre; then crop and flips.
  package func map(height: Int, width: Int) -> AffineMap {
    let (x, y) = (Double(width - 1) / 2, Double(height - 1) / 2)
    let crop = AffineMap(x0: Double(cropX), y0: Double(cropY))
    let flips = AffineMap(
      xx: flipsHorizontally ? -1 : 1, x0: flipsHorizontally ? 2 * x : 0,
      yy: flipsVertically ? -1 : 1, y0: flipsVertically ? 2 * y : 0)
    return AffineMap(x0: x, y0: y) * aboutCentre * AffineMap(x0: -x, y0: -y) * crop * flips
  }

  private var aboutCentre: AffineMap {
    let (angle, slant) = (rotation * .pi / 180, shear * .pi / 180)
    return AffineMap(xx: cos(angle), xy: -sin(angle), yx: sin(angle), yy: cos(angle))
      * AffineMap(x0: shiftX, y0: shiftY)
      * AffineMap(xy: -sin(slant), yy: cos(slant))
      * AffineMap(xx: zoomX, yy: zoomY)
  }
}
