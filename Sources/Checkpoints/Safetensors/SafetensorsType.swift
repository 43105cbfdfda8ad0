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

  /// Little-endian values in single precision; nil for types that are not of floating point.
  func floats(_ bytes: UnsafeRawBufferPointer) -> [Float]? {
    let count = bytes.count / size
    func values<Stored: FixedWidthInteger>(_ type: Stored.Type, _ convert: (Stored) -> Float) -> [Float] {
      (0..<count).map {
        convert(Stored(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: Stored.self)))
      }
    }
    return switch self {
    case .f64: values(UInt64.self) { Float(Double(bitPattern: $0)) }
    case .f32: values(UInt32.self) { Float(bitPattern: $0) }
    case .bf16: values(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .f16: values(UInt16.self) { Float(Half(bits: $0).value) }
    default: nil
    }
  }
}
