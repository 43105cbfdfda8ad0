import CJPEG

extension ImageFormat {
  /// The files of the Joint Photographic Experts Group (ITU-T T.81).
  static let jpeg = ImageFormat(
    name: "JPEG", signature: [0xff, 0xd8, 0xff],
    headerReader: cjpeg_read_header, pixelReader: cjpeg_read_pixels, exif: jpegExif)

  /// The content of the first segment APP1 that says it is Exif.
  ///
  /// A segment is `ff`, its type, the size of what follows with the size's own two bytes, and the content. The
  /// segments end where the first scan starts.
  private static func jpegExif(in file: [UInt8]) -> ArraySlice<UInt8>? {
    let fields = ByteFields(file[...], order: .bigEndian)
    let name = Array("Exif\0\0".utf8)
    var offset = 2
    while fields.integer(at: offset, size: 1) == 0xff, let type = fields.integer(at: offset + 1, size: 1) {
      // Any number of ff may stand before a type.
      if type == 0xff { offset += 1; continue }
      guard type != startOfScan, let size = fields.integer(at: offset + 2, size: 2), size >= 2 else { break }
      let content = fields.bytes(at: offset + 4, count: size - 2)
      if type == firstApplication, let content, content.starts(with: name) {
        return content.dropFirst(name.count)
      }
      offset += 2 + size
    }
    return nil
  }
}

private let startOfScan = 0xda
private let firstApplication = 0xe1
