import Foundation

/// Reads a file's content from front to back, decompressing gzip on the way.
///
/// Whether a file is compressed is told by its first two bytes, not by its name. A gzip file may hold several
/// members; bytes after the last one are an error. The checksums are checked when the end is reached. Content beyond a limit
/// is an error: a few compressed bytes may stand for more than a machine can hold.
public final class ByteReader {
  /// Half of the machine's memory, in bytes.
  public static let standardLimit = Int(clamping: ProcessInfo.processInfo.physicalMemory / 2)

  /// The file's path, or the name the bytes were given.
  public let name: String
  /// Whether the content is stored compressed.
  public let isCompressed: Bool

  /// No content may have more bytes.
  private let limit: Int
  /// Bytes of content that were given so far.
  private var givenCount = 0
  private let origin: ByteOrigin
  private let inflater: Inflater?
  /// Where the content is a member of a zip file, what the directory says of it.
  private var seal: ContentSeal?
  /// Stored bytes not yet used: `window[start..<end]`.
  private let window = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  private var start = 0
  private var end: Int
  /// Stored bytes that were read into the window so far.
  private var storedOffset: Int
  private var isInsideMember: Bool

  /// A reader of a regular file.
  public convenience init(path: String, limit: Int = standardLimit) throws(ZlibError) {
    try self.init(ByteOrigin(path: path), limit: limit)
  }

  /// A reader of bytes in memory; errors call them `name`.
  public convenience init(
    _ bytes: [UInt8], name: String, limit: Int = standardLimit
  ) throws(ZlibError) {
    try self.init(ByteOrigin(memory: bytes, name: name), limit: limit)
  }

  private convenience init(_ origin: ByteOrigin, limit: Int) throws(ZlibError) {
    try self.init(origin, limit: limit, seal: nil) { start in
      start.starts(with: [gzipMagic.0, gzipMagic.1]) ? Inflater(.gzip) : nil
    }
  }

  /// A reader of one member of a zip file, deflated or not, which checks what the directory promises of it.
  convenience init(_ origin: ByteOrigin, isDeflated: Bool, seal: ContentSeal) throws(ZlibError) {
    try self.init(origin, limit: Self.standardLimit, seal: seal) { _ in isDeflated ? Inflater(.raw) : nil }
  }

  /// A reader that chooses how to decompress by the first stored bytes.
  private init(
    _ origin: ByteOrigin, limit: Int, seal: ContentSeal?, inflater: (UnsafeRawBufferPointer) -> Inflater?
  ) throws(ZlibError) {
    (self.origin, self.limit) = (origin, limit)
    self.seal = seal
    name = origin.name
    end = try origin.read(into: window)
    storedOffset = end
    self.inflater = inflater(UnsafeRawBufferPointer(rebasing: window[..<end]))
    isCompressed = self.inflater != nil
    isInsideMember = isCompressed
  }

  deinit { window.deallocate() }

  /// More bytes of content than this there cannot be: the file does not hold them, as deflate never shrinks beyond 1,032
  /// to 1, or they are beyond the limit.
  public var largestPossibleContent: Int {
    guard isCompressed else { return min(limit, origin.byteCount) }
    let (product, overflow) = origin.byteCount.multipliedReportingOverflow(by: 1032)
    return overflow ? limit : min(limit, product)
  }

  /// Fills the buffer with the next bytes and returns how many there were; fewer than asked only at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try nextBytes(into: rest)
      guard count > 0 else { break }
      filled += count
    }
    givenCount += filled
    guard givenCount <= limit else {
      throw .wrongSize(name: name, expected: "at most \(limit) bytes", found: "more")
    }
    try seal?.take(UnsafeRawBufferPointer(rebasing: buffer[..<filled]), of: name)
    if filled < buffer.count { try seal?.check(name) }
    return filled
  }

  /// The next `count` bytes, or fewer where the content ends before.
  public func read(upTo count: Int) throws(ZlibError) -> [UInt8] {
    try bytes(upTo: count, from: read(into:))
  }

  /// All that is left, refused where it is more than `limit` bytes.
  public func readToEnd(limit: Int) throws(ZlibError) -> [UInt8] {
    var content: [UInt8] = []
    while true {
      let piece = try read(upTo: 1 << 16)
      guard !piece.isEmpty else { return content }
      guard piece.count <= limit - content.count else {
        throw .wrongSize(name: name, expected: "at most \(limit) bytes", found: "more")
      }
      content += piece
    }
  }

  /// Some of the next bytes; 0 only at the end.
  private func nextBytes(into buffer: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    guard let inflater else { return try copy(into: buffer) }
    while try enterMember(inflater) {
      try refill()
      let progress = inflater.advance(UnsafeRawBufferPointer(rebasing: window[start..<end]), into: buffer)
      start += progress.consumed
      switch progress.state {
      case .failed(let detail): throw .corrupt(name: name, byte: storedPosition, detail: detail)
      case .ended: isInsideMember = false
      case .running:
        guard progress.consumed > 0 || progress.produced > 0 else {
          throw .truncated(name: name, byte: storedPosition)
        }
      }
      if progress.produced > 0 { return progress.produced }
    }
    return 0
  }

  /// Starts the next member where one has ended; false at the end of the file.
  private func enterMember(_ inflater: Inflater) throws(ZlibError) -> Bool {
    guard !isInsideMember else { return true }
    try refill()
    guard start < end else { return false }
    guard seal == nil, window[start] == gzipMagic.0 else {
      throw .trailingBytes(name: name, byte: storedPosition)
    }
    inflater.restart()
    isInsideMember = true
    return true
  }

  private func copy(into buffer: UnsafeMutableRawBufferPointer) throws(ZlibError) -> Int {
    // Once the window is used up, the file is read into the caller's buffer without a detour.
    guard start < end else { return try origin.read(into: buffer) }
    let count = min(buffer.count, end - start)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: window[start..<start + count]))
    start += count
    return count
  }

  /// Reads the next stored bytes where all are used.
  private func refill() throws(ZlibError) {
    guard start == end else { return }
    start = 0
    end = try origin.read(into: window)
    storedOffset += end
  }

  /// Offset in the file of the next stored byte that is not used yet.
  private var storedPosition: Int { storedOffset - (end - start) }
}

/// The two bytes every gzip member begins with (RFC 1952, section 2.3.1).
private let gzipMagic: (UInt8, UInt8) = (0x1f, 0x8b)
