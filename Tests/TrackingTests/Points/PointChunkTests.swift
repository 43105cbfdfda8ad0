import Testing
import Tracking

/// Whether points are the same to the bit.
private func same(_ left: [MetricPoint], _ right: [MetricPoint]) -> Bool {
  left.elementsEqual(right) {
    $0.epoch == $1.epoch && $0.step == $1.step && $0.value.bitPattern == $1.value.bitPattern
  }
}

@Suite struct PointChunkTests {
  private func expectReturn(_ points: [MetricPoint], sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let back = try PointChunk.decode(PointChunk.encode(points[...]))
    #expect(same(back, points), sourceLocation: sourceLocation)
  }

  @Test(arguments: [1, 2, 3, 119, 120, 4096])
  func anyPointsComeBack(count: Int) throws {
    var generator = SystemRandomNumberGenerator()
    try expectReturn(
      (0..<count).map { _ in
        MetricPoint(
          epoch: .random(in: .min ... .max, using: &generator),
          step: .random(in: .min ... .max, using: &generator),
          value: Double(bitPattern: generator.next()))
      })
  }

  @Test func everyKindOfDoubleComesBack() throws {
    let values: [Double] = [
      .nan, Double(nan: 0x1234, signaling: false), -.nan, .infinity, -.infinity, 0, -0.0,
      .leastNonzeroMagnitude,
      .greatestFiniteMagnitude, 0.1,
    ]
    for value in values { try expectReturn([MetricPoint(epoch: 1, step: 600, value: value)]) }
    try expectReturn(values.enumerated().map { MetricPoint(epoch: $0.offset, step: 0, value: $0.element) })
  }

  @Test func aSliceIsPackedAloneWhereverItBegins() throws {
    let points = (1...30).map { MetricPoint(epoch: $0, step: 7 * $0, value: 1 / Double($0)) }
    #expect(PointChunk.encode(points[10..<20]) == PointChunk.encode(Array(points[10..<20])[...]))
  }

  @Test func stepsThatAreCountedUpTakeNoRoom() {
    func size(_ value: (Int) -> Double) -> Int {
      PointChunk.encode((1...100).map { MetricPoint(epoch: $0, step: 625 * $0, value: value($0)) }[...]).count
    }
    #expect(size { _ in 0.001 } <= 25)
    #expect(size { Double(Float(1 / Double($0))) } <= 525, "a float that was widened has five bytes")
    #expect(size { 1 / Double($0) } <= 825)
  }

  /// Bytes that are spoilt are refused or mean other points; what they mean is bounded by the format.
  @Test func spoiltBytesDoNoHarm() throws {
    let bytes = PointChunk.encode(
      (1...20).map { MetricPoint(epoch: $0, step: $0 * $0, value: 1 / Double($0)) }[...])
    for length in bytes.indices {
      #expect(throws: PointChunkError.self) { try PointChunk.decode(Array(bytes[..<length])) }
    }
    #expect(throws: PointChunkError.self) { try PointChunk.decode(bytes + [0]) }
    for position in bytes.indices {
      for bit in 0..<8 {
        var spoilt = bytes
        spoilt[position] ^= 1 << bit
        let points = try? PointChunk.decode(spoilt)
        #expect((points?.count ?? 0) <= PointChunk.limit)
      }
    }
    var generator = SystemRandomNumberGenerator()
    for length in 0..<300 {
      let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      _ = try? PointChunk.decode([1] + noise)
    }
  }

  @Test(
    arguments: [
      [],
      [2, 1],  // another form
      [1, 0],  // no points
      [1, 0x81, 0x20],  // 4097 points
      [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F],  // 2^63 points
      [1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],  // a number without end
      [1, 2, 2, 0],  // a run of no point
      [1, 2, 2, 3],  // a run of more points than there are
    ] as [[UInt8]])
  func hostileCountsAreRefused(bytes: [UInt8]) {
    #expect(throws: PointChunkError.self) { try PointChunk.decode(bytes) }
  }
}
