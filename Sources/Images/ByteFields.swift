/// Numbers in a piece of a file; what lies outside of it is nil.
struct ByteFields {
  enum Order { case bigEndian, littleEndian }

  private let content: ArraySlice<UInt8>
  private let order: Order

  init(_ content: ArraySlice<UInt8>, order: Order) {
    self.content = content
    self.order = order
  }

  /// The bytes from an offset on.
  func bytes(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= content.count, count <= content.count - offset else {
      return nil
    }
    let start = content.startIndex + offset
    return content[start..<start + count]
  }

  /// An unsigned integer of up to four bytes.
  func integer(at offset: Int, size: Int) -> Int? {
    guard let bytes = bytes(at: offset, count: size) else { return nil }
    switch order {
    case .bigEndian: return bytes.reduce(0) { $0 << 8 | Int($1) }
    case .littleEndian: return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
  }
}
