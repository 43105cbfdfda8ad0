/// The codec that stores values as little-endian 32-bit floats.
enum RawValues {
  /// The stored form of values.
  static func encode(_ values: [Float]) -> [UInt8] { values.withUnsafeBytes(Array.init) }

  /// As many values as the bytes hold.
  static func decode(_ stored: [UInt8]) -> [Float] {
    let count = stored.count / MemoryLayout<Float>.size
    return [Float](unsafeUninitializedCapacity: count) { values, filled in
      UnsafeMutableRawBufferPointer(values).copyBytes(from: stored.prefix(count * MemoryLayout<Float>.size))
      filled = count
    }
  }
}

#if !_endian(little)
  #error("stored tensors are little-endian, and their bytes are taken as they lie in memory")
#endif
