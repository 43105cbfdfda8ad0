import CPNG

/// Portable Network Graphics (ISO/IEC 15948).
enum PNGFormat: ImageFormat {
  static let name = "PNG"
  static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  static func readHeader(_ file: UnsafeBufferPointer<UInt8>, message: FailureMessage) -> ImageHeader? {
    var header = cpng_header()
    guard cpng_read_header(file.baseAddress, file.count, &header, message) else { return nil }
    return ImageHeader(width: header.width, height: header.height, channels: header.channels)
  }

  static func readPixels(
    _ file: UnsafeBufferPointer<UInt8>, into pixels: UnsafeMutableBufferPointer<UInt8>,
    message: FailureMessage
  ) -> Bool {
    cpng_read_pixels(file.baseAddress, file.count, pixels.baseAddress, pixels.count, message)
  }

  /// The content of the chunk `eXIf`.
  ///
  /// A chunk is the size of its content, its type, the content, a checksum; all but the content take four bytes.
  static func exif(in file: [UInt8]) -> ArraySlice<UInt8>? {
    let fields = ByteFields(file[...], order: .bigEndian)
    var offset = signature.count
    while let size = fields.integer(at: offset, size: 4), let type = fields.bytes(at: offset + 4, count: 4) {
      if type.elementsEqual("eXIf".utf8) { return fields.bytes(at: offset + 8, count: size) }
      offset += 12 + size
    }
    return nil
  }
}
