import CJPEG
import CPNG

/// A kind of image file.
struct ImageFormat: Sendable {
  /// Reads width, height and channels of a file of so many bytes; what is wrong with it is told by the message.
  typealias HeaderReader =
    @Sendable (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt32>?, FailureMessage?) -> Bool
  /// Reads all pixels, in the order of `Image`, into so much room; what is wrong with the file is told by the message.
  typealias PixelReader =
    @Sendable (UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?, Int, FailureMessage?) -> Bool

  /// What it is called.
  let name: String
  /// The bytes that every such file begins with.
  let signature: [UInt8]
  let headerReader: HeaderReader
  let pixelReader: PixelReader
  /// The Exif data in a file whose header was read, if there are any.
  let exif: @Sendable (_ file: [UInt8]) -> ArraySlice<UInt8>?

  /// Reads the header; nil where something is wrong with the file.
  func readHeader(_ file: UnsafeBufferPointer<UInt8>, message: FailureMessage) -> ImageHeader? {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3) { header in
      header.initialize(repeating: 0)
      guard headerReader(file.baseAddress, file.count, header.baseAddress, message) else { return nil }
      return ImageHeader(width: header[0], height: header[1], channels: header[2])
    }
  }

  /// Reads all pixels; false where something is wrong with the file.
  func readPixels(
    _ file: UnsafeBufferPointer<UInt8>, into pixels: UnsafeMutableBufferPointer<UInt8>,
    message: FailureMessage
  ) -> Bool {
    pixelReader(file.baseAddress, file.count, pixels.baseAddress, pixels.count, message)
  }
}

/// Where C functions write what went wrong.
typealias FailureMessage = UnsafeMutablePointer<CChar>

/// Room that their messages need.
let messageSize = Int(max(CPNG_MESSAGE_SIZE, CJPEG_MESSAGE_SIZE))
