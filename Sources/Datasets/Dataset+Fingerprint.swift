import Digests

extension Dataset {
  /// SHA-256, in hexadecimal, over each part in turn: a line of text with the shape, the number of images and
  /// the pixel maximum (`1x8x8 1438 16`, ended by a line feed), the labels as little-endian 32-bit integers,
  /// the pixels.
  static func fingerprint(of parts: [ByteImages]) -> String {
    var hash = SHA256()
    for part in parts {
      Array("\(part.shape) \(part.count) \(part.pixelMaximum)\n".utf8).withUnsafeBytes { hash.update($0) }
      part.labels.map(\.littleEndian).withUnsafeBytes { hash.update($0) }
      part.pixels.withUnsafeBytes { hash.update($0) }
    }
    return hash.finalize().hexadecimal
  }
}
