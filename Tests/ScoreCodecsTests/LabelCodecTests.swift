import ScoreCodecs
import TestSupport
import Testing

@Suite struct LabelCodecTests {
  @Test(arguments: [[], [0], [0, 255, 7], [256, 0, 65_535], [65_536, 1, 2_147_483_647]] as [[Int32]])
  func labelsComeBack(labels: [Int32]) throws {
    #expect(try LabelCodec.unpack(LabelCodec.pack(labels), count: labels.count) == labels)
  }

  @Test func tenClassesTakeHalfAByteOrSo() {
    let labels = (0..<10_000).map { Int32($0 % 10) }
    #expect(LabelCodec.pack(labels).count < 5_000)
  }

  @Test func damageIsFound() {
    let packed = LabelCodec.pack([1, 2, 3])
    for stored in [[], [3] + packed.dropFirst(), packed.dropLast(), packed + [0]] {
      #expect(throws: ScoreCodecError.self) { try LabelCodec.unpack(Array(stored), count: 3) }
    }
    for count in [2, 4, -1, .max] {
      #expect(throws: ScoreCodecError.self) { try LabelCodec.unpack(packed, count: count) }
    }
  }
}
