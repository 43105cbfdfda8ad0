import Images
import Zlib

/// An image file and what it shows.
struct ImageFile: Hashable {
  let path: String
  /// The name of its class.
  let label: String

  /// Reads and decodes the file, which must be a regular one.
  func load() throws(DatasetError) -> Image {
    try Self.decode(.open(path))
  }

  /// Decodes the image that is all of a file.
  static func decode(_ reader: ByteReader) throws(DatasetError) -> Image {
    let content = try reading { () throws(ZlibError) in try reader.readToEnd(limit: largestImageFile) }
    do {
      return try Image(decoding: content, name: reader.name)
    } catch {
      throw .unsuitable(data: reader.name, expected: error.expected, found: error.found)
    }
  }
}

/// Bytes of the largest file that is read: one for each pixel of the largest image.
private let largestImageFile = Image.largestArea
