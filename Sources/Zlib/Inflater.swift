import CZlib

/// One decompressing zlib stream.
final class Inflater {
  /// How the compressed bytes are wrapped.
  enum Format {
    /// RFC 1950, RFC 1952, or no wrapping (RFC 1951).
    case zlib, gzip, raw

    /// zlib's code for a 32 KiB window in this wrapping.
    fileprivate var windowBits: Int32 {
      switch self {
      case .zlib: 15
      case .gzip: 15 + 16
      case .raw: -15
      }
    }
  }

  /// What one step consumed and produced, and how the stream stands afterwards.
  struct Progress {
    let consumed: Int
    let produced: Int
    let state: State
  }

  enum State: Equatable {
    case running
    case ended
    case failed(String)
  }

  // zlib keeps the stream's address, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ format: Format) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = czlib_inflate_init(stream, format.windowBits)
    precondition(status == Z_OK, "zlib cannot start a stream: status \(status)")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Makes the stream ready for the next member.
  func restart() { inflateReset(stream) }

  /// Decompresses until the input is used up, the output is full, or the stream ends.
  func advance(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Progress {
    let input = UnsafeRawBufferPointer(rebasing: input.prefix(largestPiece))
    let output = UnsafeMutableRawBufferPointer(rebasing: output.prefix(largestPiece))
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    let state: State =
      switch status {
      case Z_OK, Z_BUF_ERROR: .running
      case Z_STREAM_END: .ended
      default: .failed(stream.pointee.msg.map { String(cString: $0) } ?? "zlib status \(status)")
      }
    return Progress(
      consumed: input.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), state: state)
  }
}

/// zlib counts in 32 bits, so longer buffers are handed over piece by piece.
let largestPiece = 1 << 30
