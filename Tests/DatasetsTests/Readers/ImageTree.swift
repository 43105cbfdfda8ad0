import Datasets
import Foundation
import Images
import TestSupport

/// A folder of small PNG files, each of one value.
struct ImageTree {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes an image whose channels are the value and those that follow it.
  func write(_ name: String, value: UInt8, height: Int = 2, width: Int = 3, _ color: ImageColor = .gray)
    throws
  {
    let pixel = (0..<color.channels).map { value + UInt8($0) }
    let pixels = (0..<height * width).flatMap { _ in pixel }
    try write(name, Image(width: width, height: height, color: color, pixels: pixels).png())
  }

  func write(_ name: String, _ content: [UInt8]) throws { try folder.write(Data(content), to: name) }

  func write(_ name: String, text: String) throws { try folder.write(Data(text.utf8), to: name) }
}

/// The values of images of six pixels, each of one value.
func images(_ values: UInt8...) -> Samples.Values {
  .bytes(values.flatMap { [UInt8](repeating: $0, count: 6) })
}
