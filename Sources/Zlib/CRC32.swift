import CZlib

/// The CRC-32 of some bytes, as gzip and PNG compute it.
public func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.withUnsafeBytes { crc32($0, after: 0) } }

/// The CRC-32 of some bytes.
public func crc32(_ bytes: UnsafeRawBufferPointer) -> UInt32 { crc32(bytes, after: 0) }

/// The CRC-32 of bytes that follow others of which `checksum` is the CRC-32.
func crc32(_ bytes: UnsafeRawBufferPointer, after checksum: UInt32) -> UInt32 {
  UInt32(
    truncatingIfNeeded: crc32_z(
      UInt(checksum), bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count))
}
