import Foundation
import Images
import Testing

/// A small image file and what it must be decoded to.
struct ImageSample: CustomTestStringConvertible {
  let name: String
  let file: [UInt8]
  let image: Image

  /// File and pixels are in base 64.
  init(_ name: String, width: Int, height: Int, color: ImageColor, file: String, pixels: String) {
    self.name = name
    self.file = bytes(file)
    image = Image(width: width, height: height, color: color, pixels: bytes(pixels))
  }

  var testDescription: String { name }
}

/// The bytes of base 64.
func bytes(_ base64: String) -> [UInt8] { Array(Data(base64Encoded: base64) ?? Data()) }
