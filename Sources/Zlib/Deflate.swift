import CZlib

/// Whole buffers to zlib streams (RFC 1950) and back.
public enum Deflate {
  /// Compresses with Huffman codes alone: no search for repeats, so it runs at the speed of counting bytes.
  public static func huffmanOnly(_ content: UnsafeRawBufferPointer) -> [UInt8] {
    var stream = z_stream()
    let status = czlib_deflate_init(&stream, Z_DEFAULT_COMPRESSION, 15, 9, Z_HUFFMAN_ONLY)
    precondition(status == Z_OK, "zlib cannot start a stream: status \(status)")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(content.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { output, filled in
      filled = compress(content, into: UnsafeMutableRawBufferPointer(output), with: &stream)
    }
  }

  /// Decompresses a stream whose content has exactly `expectedCount` bytes; errors call it `name`.
  ///
  /// zlib's own checksum covers the content, not the stream: some bits of a stream can change without
  /// changing what it stands for. Where that matters, keep a `crc32` of the stream as well.
  public static func inflate(
    _ compressed: ArraySlice<UInt8>, expectedCount: Int, name: String
  ) throws(ZlibError) -> [UInt8] {
    guard expectedCount >= 0, expectedCount / 1032 <= compressed.count else {
      throw .wrongSize(
        name: name, expected: "\(expectedCount) bytes",
        found: "\(compressed.count) compressed bytes, which cannot hold them")
    }
    let inflater = Inflater(.zlib)
    var used = 0
    var state = Inflater.State.running
    // One byte more than expected shows whether there is more.
    let content = [UInt8](unsafeUninitializedCapacity: expectedCount + 1) { output, filled in
      compressed.withUnsafeBytes { compressed in
        let room = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(output)[...expectedCount])
        while state == .running {
          let progress = inflater.advance(
            UnsafeRawBufferPointer(rebasing: compressed[used...]),
            into: UnsafeMutableRawBufferPointer(rebasing: room[filled...]))
          used += progress.consumed
          filled += progress.produced
          state = progress.state
          if progress.consumed == 0, progress.produced == 0 { break }
        }
      }
    }
    if case .failed(let detail) = state { throw .corrupt(name: name, byte: used, detail: detail) }
    guard content.count <= expectedCount else {
      throw .wrongSize(name: name, expected: "\(expectedCount) bytes", found: "more")
    }
    guard state == .ended else { throw .truncated(name: name, byte: used) }
    guard content.count == expectedCount else {
      throw .wrongSize(name: name, expected: "\(expectedCount) bytes", found: "\(content.count)")
    }
    guard used == compressed.count else { throw .trailingBytes(name: name, byte: used) }
    return content
  }

  private static func compress(
    _ content: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, with stream: inout z_stream
  ) -> Int {
    var used = 0
    var filled = 0
    while true {
      let input = UnsafeRawBufferPointer(rebasing: content[used...].prefix(largestPiece))
      let room = UnsafeMutableRawBufferPointer(rebasing: output[filled...].prefix(largestPiece))
      stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
      stream.avail_in = UInt32(input.count)
      stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
      stream.avail_out = UInt32(room.count)
      let isLast = used + input.count == content.count
      let status = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
      used += input.count - Int(stream.avail_in)
      filled += room.count - Int(stream.avail_out)
      if status == Z_STREAM_END { return filled }
      precondition(status == Z_OK, "zlib cannot compress: status \(status)")
    }
  }
}
