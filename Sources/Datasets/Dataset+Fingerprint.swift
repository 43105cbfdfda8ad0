import Digests

extension Dataset {
  /// SHA-256, in hexadecimal, over each part in turn: a line of text with the shape, the number of samples and the value
  /// maximum (`1x8x8 1438 16`, ended by a line feed; with ` float` before its end where values are not bytes), the labels as
  /// little-endian 32-bit integers, the values as bytes or as little-endian 32-bit floats.
  static func fingerprint(of parts: [Samples]) -> String {
    var hash = SHA256()
    for part in parts {
      let kind = if case .floats = part.values { " float" } else { "" }
      Array("\(part.shape) \(part.count) \(part.valueMaximum)\(kind)\n".utf8)
        .withUnsafeBytes { hash.update($0) }
      part.labels.map(\.littleEndian).withUnsafeBytes { hash.update($0) }
      switch part.values {
      case .bytes(let values): values.withUnsafeBytes { hash.update($0) }
      case .floats(let values):
        values.map(\.bitPattern.littleEndian).withUnsafeBytes { hash.update($0) }
      }
    }
    return hash.finalize().hexadecimal
  }
}
