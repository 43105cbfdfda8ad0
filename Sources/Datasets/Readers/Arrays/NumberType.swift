import Zlib

/// How a file stores the numbers of an array.
struct NumberType {
  let number: any StoredNumber.Type
  /// Bytes a number.
  let size: Int
  let isBigEndian: Bool

  init<Number: StoredNumber>(_ number: Number.Type, isBigEndian: Bool) {
    (self.number, size, self.isBigEndian) = (number, MemoryLayout<Number>.size, isBigEndian)
  }

  /// Reads `count` numbers as the values of samples.
  ///
  /// Whole numbers that all are from 0 to 255 are kept as bytes, all others as floats. The reader has given `offset` bytes
  /// before, and nothing may follow.
  func values(_ count: Int, from reader: ByteReader, at offset: Int) throws(DatasetError) -> StoredValues {
    if number == UInt8.self {
      let bytes = try reader.next(count)
      try checkEnd(found: bytes.count, of: count, reader, at: offset)
      return StoredValues(values: .bytes(bytes), valueMaximum: 255)
    }
    let isInteger = number is any StoredInteger.Type
    var buffer = ValueBuffer()
    try forEachRun(count, from: reader, at: offset) { run in
      let floats = number.floats(run, isBigEndian: isBigEndian)
      if isInteger, let bytes = floats.bytes { buffer.append(bytes) } else { buffer.append(floats) }
    }
    return StoredValues(
      values: buffer.values, valueMaximum: number == Bool.self ? 1 : buffer.valueMaximum)
  }

  /// Reads `count` numbers as integers; nil where the type is not one of integers.
  func integers(_ count: Int, from reader: ByteReader, at offset: Int) throws(DatasetError) -> [Int]? {
    guard let number = number as? any StoredInteger.Type else { return nil }
    var integers: [Int] = []
    try forEachRun(count, from: reader, at: offset) { run in
      integers += number.integers(run, isBigEndian: isBigEndian)
    }
    return integers
  }

  /// Reads `count` numbers in double precision; nil where the type is not one of floating-point numbers.
  func doubles(_ count: Int, from reader: ByteReader, at offset: Int) throws(DatasetError) -> [Double]? {
    guard let number = number as? any StoredReal.Type else { return nil }
    var doubles: [Double] = []
    try forEachRun(count, from: reader, at: offset) { run in
      doubles += number.doubles(run, isBigEndian: isBigEndian)
    }
    return doubles
  }

  private func forEachRun(
    _ count: Int, from reader: ByteReader, at offset: Int, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(DatasetError) {
    var found = 0
    while found < count * size {
      let run = try reader.next(min(count * size - found, 1 << 16))
      guard !run.isEmpty else { break }
      found += run.count
      run.withUnsafeBytes(body)
    }
    try checkEnd(found: found, of: count * size, reader, at: offset)
  }

  private func checkEnd(
    found: Int, of size: Int, _ reader: ByteReader, at offset: Int
  ) throws(DatasetError) {
    guard found == size else {
      throw .malformed(
        file: reader.name, place: .byte(offset + found), expected: "\(size) bytes after the header",
        found: "the end after \(found)")
    }
    try reader.expectEnd(at: offset + size)
  }
}

/// The values of an array as they are kept.
struct StoredValues {
  var values: Samples.Values
  /// The stored value that counts as 1.
  var valueMaximum: Int
}
