extension Orientation {
  /// The orientation that Exif data name; upright where they name none or cannot be understood.
  ///
  /// Exif data are a TIFF file: the order of its bytes, the number 42, the offset of the first directory. A directory
  /// is the number of its entries and the entries, each of twelve bytes: tag, type, number of values, the values
  /// (TIFF 6.0, section 2; Exif 2.32, section 4.6.2).
  init(exif: ArraySlice<UInt8>) {
    self = Self.entry(of: exif).flatMap(Orientation.init) ?? .upright
  }

  private static func entry(of exif: ArraySlice<UInt8>) -> Int? {
    let order: ByteFields.Order
    switch Array(exif.prefix(2)) {
    case Array("II".utf8): order = .littleEndian
    case Array("MM".utf8): order = .bigEndian
    default: return nil
    }
    let fields = ByteFields(exif, order: order)
    guard fields.integer(at: 2, size: 2) == 42, let directory = fields.integer(at: 4, size: 4),
      let count = fields.integer(at: directory, size: 2)
    else { return nil }
    for entry in 0..<count {
      let offset = directory + 2 + 12 * entry
      guard let tag = fields.integer(at: offset, size: 2) else { return nil }
      guard tag == orientationTag else { continue }
      guard fields.integer(at: offset + 2, size: 2) == shortType, fields.integer(at: offset + 4, size: 4) == 1
      else { return nil }
      return fields.integer(at: offset + 8, size: 2)
    }
    return nil
  }
}

private let orientationTag = 0x0112
/// TIFF's code for unsigned integers of two bytes.
private let shortType = 3
