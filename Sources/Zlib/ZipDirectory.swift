/// The central directory of a zip file.
struct ZipDirectory {
  private(set) var members: [ZipArchive.Member] = []
  private let name: String
  /// Where the directory begins; the members lie before it.
  private let start: Int

  init(_ origin: ByteOrigin) throws(ZlibError) {
    name = origin.name
    let extent = try Self.extent(in: origin)
    start = extent.lowerBound
    var rest = try ZipRecord(origin, at: extent.lowerBound, count: extent.count)
    var names: Set<String> = []
    while rest.count > 0 {
      let place = extent.upperBound - rest.count
      let (member, size) = try entry(rest, at: place)
      guard names.insert(member.name).inserted else {
        throw malformed(place, expected: "each member once", found: "'\(member.name)' again")
      }
      members.append(member)
      rest = rest.dropFirst(size)
    }
  }

  /// The first entry of a part of the directory, and its size.
  private func entry(_ record: ZipRecord, at place: Int) throws(ZlibError) -> (ZipArchive.Member, size: Int) {
    guard record.count >= 46, record.integer32(at: 0) == 0x0201_4b50 else {
      throw malformed(place, expected: "an entry of the zip directory", found: "other bytes")
    }
    let nameCount = record.integer16(at: 28)
    let extraCount = record.integer16(at: 30)
    let size = 46 + nameCount + extraCount + record.integer16(at: 32)
    guard size <= record.count else {
      throw malformed(place, expected: "an entry of \(size) bytes", found: "\(record.count)")
    }
    let memberName = record.dropFirst(46).prefix(nameCount).text
    guard record.integer16(at: 8) & 1 == 0 else {
      throw malformed(place, expected: "a member without a password", found: "'\(memberName)' encrypted")
    }
    let method = record.integer16(at: 10)
    guard method == 0 || method == 8 else {
      throw malformed(
        place, expected: "a member that is stored or deflated", found: "'\(memberName)' by method \(method)")
    }
    var sizes = [24, 20, 42].map(record.integer32(at:))
    try widen(&sizes, by: record.dropFirst(46 + nameCount).prefix(extraCount), at: place)
    guard sizes[1] <= start, sizes[2] <= start - sizes[1] else {
      throw malformed(
        place, expected: "a member before the directory at byte \(start)",
        found: "'\(memberName)' with \(sizes[1]) bytes from byte \(sizes[2])")
    }
    let member = ZipArchive.Member(
      name: memberName, byteCount: sizes[0], storedCount: sizes[1], isDeflated: method == 8,
      crc32: UInt32(record.integer32(at: 16)), headerOffset: sizes[2])
    return (member, size)
  }

  /// Replaces sizes that do not fit in 32 bits by those of the zip64 field among the entry's extra fields.
  private func widen(_ sizes: inout [Int], by extra: ZipRecord, at place: Int) throws(ZlibError) {
    let wide = sizes.indices.filter { sizes[$0] == Int(UInt32.max) }
    guard !wide.isEmpty else { return }
    var rest = extra
    while rest.count >= 4 {
      let count = rest.integer16(at: 2)
      if rest.integer16(at: 0) == 1, count >= 8 * wide.count, rest.count >= 4 + count {
        for (position, index) in wide.enumerated() { sizes[index] = rest.integer64(at: 4 + 8 * position) }
        return
      }
      rest = rest.dropFirst(4 + count)
    }
    throw malformed(place, expected: "sizes of 64 bits in the entry", found: "none")
  }

  /// Where the directory lies: before the record that ends the file, or that record's zip64 form.
  private static func extent(in origin: ByteOrigin) throws(ZlibError) -> Range<Int> {
    let end = try endRecord(in: origin)
    var record = try ZipRecord(origin, at: end, count: 22)
    var (count, start, limit) = (record.integer32(at: 12), record.integer32(at: 16), end)
    if start == Int(UInt32.max) || count == Int(UInt32.max) || record.integer16(at: 10) == Int(UInt16.max) {
      record = try ZipRecord(origin, at: end - 20, count: 20, signature: 0x0706_4b50)
      limit = record.integer64(at: 8)
      record = try ZipRecord(origin, at: limit, count: 56, signature: 0x0606_4b50)
      (count, start) = (record.integer64(at: 40), record.integer64(at: 48))
    }
    guard start <= limit, count == limit - start else {
      throw .malformed(
        name: origin.name, byte: end,
        expected: "a directory that ends where its closing record begins, at \(limit)",
        found: "\(count) bytes from byte \(start)")
    }
    return start..<limit
  }

  /// Where the closing record begins: it ends the file but for a comment, whose length it knows.
  private static func endRecord(in origin: ByteOrigin) throws(ZlibError) -> Int {
    let searched = min(origin.byteCount, 22 + Int(UInt16.max))
    let tail = try ZipRecord(origin, at: origin.byteCount - searched, count: searched)
    for commentCount in 0..<max(0, searched - 21) {
      let offset = searched - 22 - commentCount
      let record = tail.dropFirst(offset)
      if record.integer32(at: 0) == 0x0605_4b50, record.integer16(at: 20) == commentCount {
        return origin.byteCount - searched + offset
      }
    }
    throw .malformed(
      name: origin.name, byte: 0, expected: "a zip file", found: "no zip directory at the end of it")
  }

  private func malformed(_ byte: Int, expected: String, found: String) -> ZlibError {
    .malformed(name: name, byte: byte, expected: expected, found: found)
  }
}
