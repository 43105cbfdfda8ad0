import Halves

/// The number types that the format knows; those of floating point can be read as tensors.
enum SafetensorsType: String, CaseIterable {
  case boolean = "BOOL"
  case u8 = "U8"
  case i8 = "I8"
  case u16 = "U16"
  case i16 = "I16"
  case f16 = "F16"
  case bf16 = "BF16"
  case u32 = "U32"
  case i32 = "I32"
  case f32 = "F32"
  case u64 = "U64"
  case i64 = "I64"
  case f64 = "F64"

  /// Bytes of one value.
  var size: Int {
    switch self {
    case .boolean, .u8, .i8: 1
    case .u16, .i16, .f16, .bf16: 2
    case .u32, .i32, .f32: 4
    case .u64, .i64, .f64: 8
    }
  }

  /// Whether values have a fraction.
  var isFloatingPoint: Bool {
    switch self {
    case .f64, .f32, .bf16, .f16: true
    default: false
    }
  }

  /// Appends little-endian values of floating point in single precision.
  func append(_ bytes: UnsafeRawBufferPointer, to values: inout [Float]) {
    func append<Stored: FixedWidthInteger>(_ type: Stored.Type, _ convert: (Stored) -> Float) {
      for offset in stride(from: 0, to: bytes.count, by: size) {
        values.append(
          convert(Stored(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Stored.self))))
      }
    }
    switch self {
    case .f64: append(UInt64.self) { Float(Double(bitPattern: $0)) }
    case .f32: append(UInt32.self) { Float(bitPattern: $0) }
    case .bf16: append(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .f16: append(UInt16.self) { Float(Half(bits: $0).value) }
    default: preconditionFailure("values of \(rawValue) are not of floating point")
    }
  }
}
