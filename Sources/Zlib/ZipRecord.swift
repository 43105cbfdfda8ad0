/// A record of a zip file's structure, whose numbers are little-endian.
struct ZipRecord {
  private let bytes: ArraySlice<UInt8>

  /// Reads `count` bytes, of which the first four must be the signature, unless there is none.
  init(_ origin: ByteOrigin, at offset: Int, count: Int, signature: UInt32? = nil) throws(ZlibError) {
    let isWithin = offset >= 0 && count <= origin.byteCount && offset <= origin.byteCount - count
    bytes = isWithin ? try origin.part(offset..<offset + count, name: origin.name).readAll()[...] : []
    guard bytes.count == count else {
      throw .malformed(
        name: origin.name, byte: max(0, offset), expected: "\(count) bytes of a zip record",
        found: "the end of the file")
    }
    if let signature, integer32(at: 0) != Int(signature) {
      throw .malformed(
        name: origin.name, byte: offset, expected: "the signature of a zip record", found: "other bytes")
    }
  }

  /// A part of a record, from `offset` on.
  private init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The rest of the record from `offset` on; nothing where it is shorter.
  func dropFirst(_ offset: Int) -> ZipRecord { ZipRecord(bytes: bytes.dropFirst(offset)) }

  /// The first bytes, or as many as there are.
  func prefix(_ count: Int) -> ZipRecord { ZipRecord(bytes: bytes.prefix(count)) }

  /// The bytes as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// - Precondition: the number lies within the record.
  func integer16(at offset: Int) -> Int { integer(at: offset, size: 2) }

  /// - Precondition: the number lies within the record.
  func integer32(at offset: Int) -> Int { integer(at: offset, size: 4) }

  /// An integer of 64 bits, or the largest there is where its highest bit is set.
  ///
  /// - Precondition: the number lies within the record.
  func integer64(at offset: Int) -> Int {
    let high = integer32(at: offset + 4)
    return high > Int(Int32.max) ? .max : high << 32 | integer32(at: offset)
  }

  private func integer(at offset: Int, size: Int) -> Int {
    bytes.dropFirst(offset).prefix(size).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
