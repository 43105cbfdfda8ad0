import Digests
import Tensors

/// SHA-256, in hexadecimal, over the shape as text (`32x1x3x3`, ended by a line feed) and the values as little-endian
/// 32-bit floats.
func tensorDigest(shape: Shape, bytes: [UInt8]) -> String {
  var hash = SHA256()
  Array("\(shape)\n".utf8).withUnsafeBytes { hash.update($0) }
  bytes.withUnsafeBytes { hash.update($0) }
  return hash.finalize().hexadecimal
}

/// The patterns as bytes, the lowest byte of each first.
func littleEndianBytes(_ patterns: [UInt32]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: 4 * patterns.count) { bytes, filled in
    for (index, pattern) in patterns.enumerated() {
      UnsafeMutableRawBufferPointer(bytes)
        .storeBytes(of: pattern.littleEndian, toByteOffset: 4 * index, as: UInt32.self)
    }
    filled = 4 * patterns.count
  }
}

/// The patterns of a multiple of four bytes, the lowest byte of each first.
func fromLittleEndianBytes(_ bytes: [UInt8]) -> [UInt32] {
  bytes.withUnsafeBytes { bytes in
    (0..<bytes.count / 4).map {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
    }
  }
}
