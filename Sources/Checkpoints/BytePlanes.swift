import Zlib

/// The lossless codec for weights.
///
/// Rotating a 32-bit float left by one bit moves its sign from the top to the bottom, so that the exponent
/// fills the top byte. Exponents of weights are few and uneven, the other bits are as good as random: so the
/// three lower byte planes are stored as they are, lowest first, then the plane of exponents as a zlib stream
/// of Huffman codes alone, then the stream's CRC-32, lowest byte first: a stream can change in ways that do
/// not show in its content.
enum BytePlanes {
  /// The stored form of values.
  static func encode(_ values: [Float]) -> [UInt8] {
    let count = values.count
    let exponents = values.map { UInt8(truncatingIfNeeded: $0.bitPattern >> 23) }
    let coded = exponents.withUnsafeBytes(Deflate.huffmanOnly)
    let checksum = checksum(of: coded[...])
    return [UInt8](unsafeUninitializedCapacity: 3 * count + coded.count + checksum.count) { stored, filled in
      values.withUnsafeBufferPointer { values in
        for index in 0..<count {
          let pattern = values[index].bitPattern
          let rotated = pattern << 1 | pattern >> 31
          stored[index] = UInt8(truncatingIfNeeded: rotated)
          stored[count &+ index] = UInt8(truncatingIfNeeded: rotated >> 8)
          stored[2 &* count &+ index] = UInt8(truncatingIfNeeded: rotated >> 16)
        }
      }
      let end = stored[(3 * count)...].initialize(fromContentsOf: coded)
      filled = stored[end...].initialize(fromContentsOf: checksum)
    }
  }

  /// Exactly `count` values.
  static func decode(_ stored: [UInt8], count: Int, name: String) throws(CheckpointError) -> [Float] {
    // Divided, because three times a hostile count may overflow.
    guard stored.count >= checksumSize, (stored.count - checksumSize) / 3 >= count else {
      throw .wrongLength(
        tensor: name, expected: "three planes of \(count) stored bytes and the exponents", found: stored.count
      )
    }
    let coded = stored[(3 * count)...].dropLast(checksumSize)
    guard checksum(of: coded).elementsEqual(stored.suffix(checksumSize)) else {
      throw .damaged(tensor: name, detail: "the checksum of the exponents differs")
    }
    let exponents: [UInt8]
    do throws(ZlibError) {
      exponents = try Deflate.inflate(coded, expectedCount: count, name: "exponents")
    } catch { throw .damaged(tensor: name, detail: error.description) }
    return stored.withUnsafeBufferPointer { stored in
      exponents.withUnsafeBufferPointer { exponents in
        [Float](unsafeUninitializedCapacity: count) { values, filled in
          for index in 0..<count {
            let low = UInt32(stored[index]) | UInt32(stored[count &+ index]) << 8
            let rotated = low | UInt32(stored[2 &* count &+ index]) << 16 | UInt32(exponents[index]) << 24
            values[index] = Float(bitPattern: rotated >> 1 | rotated << 31)
          }
          filled = count
        }
      }
    }
  }

  /// The CRC-32 as it is stored.
  private static func checksum(of coded: ArraySlice<UInt8>) -> [UInt8] {
    withUnsafeBytes(of: crc32(coded).littleEndian, Array.init)
  }
}

/// Bytes of the CRC-32 at the end of the stored form.
private let checksumSize = 4
