import CDigests

/// SHA-256 over a stream of bytes (FIPS 180-4).
///
/// Written here because the system packages bring no digest and a whole cryptography package would double the build;
/// the blocks are mixed in C, which is twice as fast.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// A digest of nothing yet.
  public init() { pending.reserveCapacity(64) }

  /// Takes in more bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let taken = min(64 - pending.count, rest.count)
      pending.append(contentsOf: rest.prefix(taken))
      rest = rest.dropFirst(taken)
      guard pending.count == 64 else { return }
      let block = pending
      block.withUnsafeBytes { absorb($0[...]) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / 64 * 64
    absorb(rest.prefix(whole))
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// Ends the stream and gives its digest; the value is spent afterwards.
  public mutating func finalize() -> Digest {
    var tail = pending + [0x80]
    tail.append(contentsOf: [UInt8](repeating: 0, count: (120 - tail.count) % 64))
    withUnsafeBytes(of: (byteCount &* 8).bigEndian) { tail.append(contentsOf: $0) }
    tail.withUnsafeBytes { absorb($0[...]) }
    return Digest(bytes: state.flatMap { word in withUnsafeBytes(of: word.bigEndian, Array.init) })
  }

  /// Mixes whole blocks of 64 bytes into the state.
  private mutating func absorb(_ blocks: Slice<UnsafeRawBufferPointer>) {
    let bytes = UnsafeRawBufferPointer(rebasing: blocks)
    cdigests_sha256_blocks(&state, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count / 64)
  }
}
