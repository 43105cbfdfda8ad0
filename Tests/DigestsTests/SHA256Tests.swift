import CDigests
import Digests
import Testing

@Suite struct SHA256Tests {
  /// FIPS 180-4 example values, and lengths around the padding's edges from Python's hashlib:
  /// `hashlib.sha256(b"a" * n).hexdigest()`.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func matchesThePublishedValues(text: String, digest: String) {
    #expect(Digest(of: text).hexadecimal == digest)
  }

  @Test(arguments: [1, 7, 63, 64, 65, 200, 576])
  func piecesGiveTheDigestOfTheWhole(piece: Int) {
    let content = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hash = SHA256()
    for start in stride(from: 0, to: content.count, by: piece) {
      content[start..<min(start + piece, content.count)].withUnsafeBytes { hash.update($0) }
    }
    #expect(hash.finalize() == Digest(of: content))
  }

  @Test(arguments: [0, 1, 7, 8, 9, 100])
  func instructionsOfTheProcessorGiveWhatThePortableFunctionGives(count: Int) {
    let blocks = (0..<64 * count).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 40_503 >> 7) }
    var fast: [UInt32] = (0..<8).map { 0x9e37_79b9 &* ($0 + 1) }
    var portable = fast
    blocks.withUnsafeBufferPointer {
      cdigests_sha256_blocks(&fast, $0.baseAddress, count)
      cdigests_portable_blocks(&portable, $0.baseAddress, count)
    }
    #expect(fast == portable)
  }
}
