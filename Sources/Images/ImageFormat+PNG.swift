import CPNG

extension ImageFormat {
  /// Portable Network Graphics (ISO/IEC 15948).
  static let png = ImageFormat(
    name: "PNG", signature: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    headerReader: cpng_read_header, pixelReader: cpng_read_pixels, exif: pngExif)

  /// The content of the chunk `eXIf`.
  ///
  /// A chunk is the size of its content, its type, the content, a checksum; all but the content take four bytes.
  private static func pngExif(in file: [UInt8]) -> ArraySlice<UInt8>? {
    let fields = ByteFields(file[...], order: .bigEndian)
    var offset = png.signature.count
    while let size = fields.integer(at: offset, size: 4), let type = fields.bytes(at: offset + 4, count: 4) {
      if type.elementsEqual("eXIf".utf8) { return fields.bytes(at: offset + 8, count: size) }
      offset += 12 + size
    }
    return nil
  }
}
