import Images
import Testing

/// What the test image looks like in another size.
struct ResizedSample: CustomTestStringConvertible {
  let resampling: Resampling
  let height: Int
  let width: Int
  let pixels: [UInt8]

  init(_ resampling: Resampling, height: Int, width: Int, pixels: [UInt8]) {
    self.resampling = resampling
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  var testDescription: String { "\(resampling) to \(width)x\(height)" }
}
