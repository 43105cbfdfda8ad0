import CPlanes
import Zlib

/// The lossless codec for weights that stores were first written with; kept so that they can be read.
///
/// Rotating a 32-bit float left by one bit moves its sign from the top to the bottom, so that the exponent fills the
/// top byte. The three lower byte planes are stored as they are, lowest first, then the plane of exponents as a zlib
/// stream of Huffman codes alone, then the stream's CRC-32, lowest byte first: a stream can change in ways that do not
/// show in its content.
enum BytePlanes {
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
    return stored.withUnsafeBufferPointer { planes in
      [Float](unsafeUninitializedCapacity: count) { values, filled in
        guard let low = planes.baseAddress else { return }
        values.withMemoryRebound(to: UInt32.self) { patterns in
          cplanes_join(patterns.baseAddress, count, low, low + count, low + 2 * count, exponents)
        }
        filled = count
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
