import Halves

/// A type of number that files store in arrays.
protocol StoredNumber: Sendable {
  /// Numbers of this type as floats; bytes at the end that are no whole number are left out.
  static func floats(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Float]
}

/// A type of whole number that files store in arrays.
protocol StoredInteger: StoredNumber {
  /// Numbers of this type as integers, the nearest where one does not fit.
  static func integers(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Int]
}

/// A type of floating-point number that files store in arrays.
protocol StoredReal: StoredNumber {
  /// Numbers of this type as doubles.
  static func doubles(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Double]
}

extension StoredInteger where Self: FixedWidthInteger {
  static func floats(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Float] {
    decode(Self.self, bytes, isBigEndian) { Float($0) }
  }

  static func integers(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Int] {
    decode(Self.self, bytes, isBigEndian) { Int(clamping: $0) }
  }
}

extension UInt8: StoredInteger {}
extension Int8: StoredInteger {}
extension UInt16: StoredInteger {}
extension Int16: StoredInteger {}
extension UInt32: StoredInteger {}
extension Int32: StoredInteger {}
extension UInt64: StoredInteger {}
extension Int64: StoredInteger {}

extension Half: StoredReal {
  static func doubles(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Double] {
    decode(UInt16.self, bytes, isBigEndian) { Half(bits: $0).value }
  }

  static func floats(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Float] {
    decode(UInt16.self, bytes, isBigEndian) { Float(Half(bits: $0).value) }
  }
}

extension Float: StoredReal {
  static func doubles(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Double] {
    decode(UInt32.self, bytes, isBigEndian) { Double(Float(bitPattern: $0)) }
  }

  static func floats(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Float] {
    decode(UInt32.self, bytes, isBigEndian) { Float(bitPattern: $0) }
  }
}

extension Double: StoredReal {
  static func doubles(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Double] {
    decode(UInt64.self, bytes, isBigEndian) { Double(bitPattern: $0) }
  }

  static func floats(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Float] {
    decode(UInt64.self, bytes, isBigEndian) { Float(Double(bitPattern: $0)) }
  }
}

extension Bool: StoredInteger {
  static func floats(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Float] {
    bytes.map { $0 == 0 ? 0 : 1 }
  }

  static func integers(_ bytes: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Int] {
    bytes.map { $0 == 0 ? 0 : 1 }
  }
}

@inline(__always)
private func decode<Bits: FixedWidthInteger, Value>(
  _ type: Bits.Type, _ bytes: UnsafeRawBufferPointer, _ isBigEndian: Bool, _ value: (Bits) -> Value
) -> [Value] {
  let size = MemoryLayout<Bits>.size
  let count = bytes.count / size
  return [Value](unsafeUninitializedCapacity: count) { buffer, filled in
    for index in 0..<count {
      let bits = bytes.loadUnaligned(fromByteOffset: index &* size, as: Bits.self)
      buffer.initializeElement(
        at: index, to: value(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits)))
    }
    filled = count
  }
}
