import Zlib

/// Sixteen-bit values in two byte planes.
///
/// The lower bytes of scores are as good as random and are stored as they are, after them the upper ones, with sign,
/// exponent and two bits of the fraction, as a zlib stream of Huffman codes alone; the CRC-32 of all of it, lowest
/// byte first, ends the form.
enum HalfPlanes {
  static func encode(_ values: [UInt16]) -> [UInt8] {
    let upper = values.map { UInt8(truncatingIfNeeded: $0 >> 8) }
    var stored = values.map { UInt8(truncatingIfNeeded: $0) }
    stored += upper.withUnsafeBytes(Deflate.huffmanOnly)
    return stored + checksum(of: stored[...])
  }

  /// Exactly `count` values.
  static func decode(_ stored: [UInt8], count: Int) throws(ScoreCodecError) -> [UInt16] {
    guard stored.count >= checksumSize, stored.count - checksumSize >= count else {
      throw ScoreCodecError("expected at least \(count) bytes and a checksum, found \(stored.count)")
    }
    let content = stored.dropLast(checksumSize)
    guard checksum(of: content).elementsEqual(stored.suffix(checksumSize)) else {
      throw ScoreCodecError("the checksum differs")
    }
    let upper: [UInt8]
    do throws(ZlibError) {
      upper = try Deflate.inflate(content[count...], expectedCount: count, name: "scores")
    } catch { throw ScoreCodecError(error.description) }
    return stored.withUnsafeBufferPointer { lower in
      upper.withUnsafeBufferPointer { upper in
        [UInt16](unsafeUninitializedCapacity: count) { values, filled in
          for index in 0..<count { values[index] = UInt16(upper[index]) << 8 | UInt16(lower[index]) }
          filled = count
        }
      }
    }
  }

  /// Puts the checksum of a stored form right.
  static func seal(_ stored: inout [UInt8]) {
    stored = stored.dropLast(checksumSize) + checksum(of: stored.dropLast(checksumSize))
  }

  private static func checksum(of content: ArraySlice<UInt8>) -> [UInt8] {
    withUnsafeBytes(of: crc32(content).littleEndian, Array.init)
  }

  private static let checksumSize = 4
}
