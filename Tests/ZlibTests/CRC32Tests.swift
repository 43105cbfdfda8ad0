import Testing
import Zlib

@Suite struct CRC32Tests {
  /// The check value of the CRC catalogue, and `zlib.crc32` of Python for none.
  @Test func matchesThePublishedValues() {
    #expect(crc32(Array("123456789".utf8)[...]) == 0xcbf4_3926)
    #expect(crc32([]) == 0)
    #expect(crc32(Array("xx123456789xx".utf8)[2..<11]) == 0xcbf4_3926)
  }
}
