import Testing
import Zlib

@Suite struct DeflateTests {
  private let content = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 9) }

  @Test(arguments: [0, 1, 2, 5000]) func givesBackWhatItGot(count: Int) throws {
    let part = Array(content.prefix(count))
    let compressed = part.withUnsafeBytes(Deflate.huffmanOnly)
    #expect(try Deflate.inflate(compressed[...], expectedCount: count, name: "x") == part)
  }

  /// `zlib.compress(b"a" * 100)` of Python, which searches for repeats: any zlib stream is read.
  @Test func readsStreamsOfOtherTools() throws {
    let compressed: [UInt8] = [0x78, 0x9c, 0x4b, 0x4c, 0xa4, 0x3d, 0x0, 0x0, 0x7a, 0x47, 0x25, 0xe5]
    #expect(
      try Deflate.inflate(compressed[...], expectedCount: 100, name: "x")
        == [UInt8](repeating: 97, count: 100))
  }

  @Test func everyTruncationIsFound() {
    let compressed = content.withUnsafeBytes(Deflate.huffmanOnly)
    let undetected = compressed.indices.filter { length in
      (try? Deflate.inflate(compressed[..<length], expectedCount: content.count, name: "x")) != nil
    }
    #expect(undetected.isEmpty)
  }

  @Test func aWrongCountIsFound() {
    let compressed = content.withUnsafeBytes(Deflate.huffmanOnly)
    #expect(throws: ZlibError.wrongSize(name: "x", expected: "4999 bytes", found: "more")) {
      try Deflate.inflate(compressed[...], expectedCount: 4999, name: "x")
    }
    #expect(throws: ZlibError.wrongSize(name: "x", expected: "5001 bytes", found: "5000")) {
      try Deflate.inflate(compressed[...], expectedCount: 5001, name: "x")
    }
    #expect(throws: ZlibError.trailingBytes(name: "x", byte: compressed.count)) {
      try Deflate.inflate((compressed + [0])[...], expectedCount: 5000, name: "x")
    }
  }

  @Test(arguments: [Int.max, Int.min, -1, 1 << 40])
  func impossibleCountsAreRefusedBeforeAnythingIsAllocated(count: Int) {
    let compressed = content.withUnsafeBytes(Deflate.huffmanOnly)
    #expect(throws: ZlibError.self) { try Deflate.inflate(compressed[...], expectedCount: count, name: "x") }
  }
}
