/// A zip file whose members are read one by one (PKWARE's APPNOTE 6.3.10; stored or deflated, zip64).
///
/// The directory at the end of the file is read at once and checked; of the members, nothing is read before it is
/// asked for.
public struct ZipArchive {
  /// One file inside the archive.
  public struct Member {
    /// Its path in the archive.
    public let name: String
    /// Number of bytes of its content, as the directory says.
    public let byteCount: Int
    let storedCount: Int
    let isDeflated: Bool
    let crc32: UInt32
    let headerOffset: Int
  }

  /// The file's path, or the name the bytes were given.
  public let name: String
  /// In the order of the directory; no two have one name.
  public let members: [Member]
  private let origin: ByteOrigin

  /// Opens a regular file and reads its directory.
  public init(path: String) throws(ZlibError) { try self.init(ByteOrigin(path: path)) }

  /// Reads the directory of an archive in memory; errors call it `name`.
  public init(_ bytes: [UInt8], name: String) throws(ZlibError) {
    try self.init(ByteOrigin(memory: bytes, name: name))
  }

  private init(_ origin: ByteOrigin) throws(ZlibError) {
    self.origin = origin
    name = origin.name
    members = try ZipDirectory(origin).members
  }

  /// A reader of a member's content; what the directory says of it is checked when its end is reached.
  public func reader(of member: Member) throws(ZlibError) -> ByteReader {
    let header = try ZipRecord(origin, at: member.headerOffset, count: 30, signature: 0x0403_4b50)
    let start = member.headerOffset + 30 + header.integer16(at: 26) + header.integer16(at: 28)
    guard start + member.storedCount <= origin.byteCount else {
      throw .malformed(
        name: name, byte: member.headerOffset, expected: "\(member.storedCount) bytes of \(member.name)",
        found: "the end of the file")
    }
    let stored = origin.part(start..<start + member.storedCount, name: "\(name)/\(member.name)")
    return try ByteReader(
      stored, isDeflated: member.isDeflated,
      seal: ContentSeal(byteCount: member.byteCount, crc32: member.crc32))
  }
}
