import CJPEG
import CPNG

/// A kind of image file.
protocol ImageFormat: Sendable {
  /// What it is called.
  static var name: String { get }
  /// The bytes that every such file begins with.
  static var signature: [UInt8] { get }

  /// Reads the header; what is wrong with the file is told by the message.
  static func readHeader(_ file: UnsafeBufferPointer<UInt8>, message: FailureMessage) -> ImageHeader?

  /// Reads all pixels, in the order of `Image`; false where something is wrong with the file.
  static func readPixels(
    _ file: UnsafeBufferPointer<UInt8>, into pixels: UnsafeMutableBufferPointer<UInt8>,
    message: FailureMessage
  ) -> Bool

  /// The Exif data in a file whose header was read, if there are any.
  static func exif(in file: [UInt8]) -> ArraySlice<UInt8>?
}

/// Where C functions write what went wrong.
typealias FailureMessage = UnsafeMutablePointer<CChar>

/// Room that their messages need.
let messageSize = Int(max(CPNG_MESSAGE_SIZE, CJPEG_MESSAGE_SIZE))
