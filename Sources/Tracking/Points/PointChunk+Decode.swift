extension PointChunk {
  /// The points of a packed form, whatever the bytes are.
  package static func decode(_ bytes: [UInt8]) throws(PointChunkError) -> [MetricPoint] {
    var reader = ChunkReader(bytes)
    let found = try reader.byte()
    guard found == form else { throw PointChunkError("expected points in form \(form), found form \(found)") }
    let stated = try reader.number()
    guard let count = Int(exactly: stated), (1...limit).contains(count) else {
      throw PointChunkError("expected 1 to \(limit) points, found \(stated)")
    }
    let epochs = try reader.runs(count)
    let steps = try reader.runs(count)
    let values = try reader.planes(count)
    guard reader.isAtEnd else { throw PointChunkError("expected the end of the points, found more bytes") }
    return (0..<count).map { index in
      MetricPoint(epoch: epochs[index], step: steps[index], value: Double(bitPattern: values[index]))
    }
  }
}

/// Reads what `PointChunk.encode` writes, part by part.
private struct ChunkReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(PointChunkError) -> UInt8 {
    guard position < bytes.count else { throw PointChunkError("they end too early") }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func number() throws(PointChunkError) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    throw PointChunkError("expected a number of at most ten bytes, found more")
  }

  /// As many numbers as there are points, from the runs of their second differences.
  mutating func runs(_ count: Int) throws(PointChunkError) -> [Int] {
    var numbers: [Int] = []
    var (previous, difference) = (0, 0)
    while numbers.count < count {
      let second = Self.unzigzag(try number())
      let length = try number()
      guard length > 0, length <= UInt64(count - numbers.count) else {
        throw PointChunkError("expected at most \(count - numbers.count) more points, found \(length)")
      }
      for _ in 0..<length {
        difference &+= second
        previous &+= difference
        numbers.append(previous)
      }
    }
    return numbers
  }

  /// The bit patterns of the values.
  mutating func planes(_ count: Int) throws(PointChunkError) -> [UInt64] {
    let constant = try byte()
    var patterns = [UInt64](repeating: 0, count: count)
    for plane in 0..<UInt64(8) {
      if constant >> plane & 1 == 1 {
        let byte = UInt64(try byte()) << (8 * plane)
        for index in patterns.indices { patterns[index] |= byte }
      } else {
        guard bytes.count - position >= count else { throw PointChunkError("they end too early") }
        for index in patterns.indices { patterns[index] |= UInt64(bytes[position + index]) << (8 * plane) }
        position += count
      }
    }
    return patterns
  }

  private static func unzigzag(_ number: UInt64) -> Int {
    Int(Int64(bitPattern: number >> 1)) ^ -Int(number & 1)
  }
}
