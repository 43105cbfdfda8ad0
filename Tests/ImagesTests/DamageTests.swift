import Images
import Testing
import Zlib

@Suite struct DamageTests {
  private static let samples = ImageSample.png + ImageSample.jpeg + ImageSample.oriented

  @Test(arguments: samples) func everyTruncationIsFound(sample: ImageSample) {
    for length in sample.file.indices {
      #expect(throws: ImageError.self, "\(length) bytes") {
        try Image(decoding: Array(sample.file.prefix(length)), name: sample.name)
      }
    }
  }

  /// Whatever is done to a file, it is refused or becomes an image; as is or with its checksums put right.
  @Test(arguments: samples) func damageDoesNoHarm(sample: ImageSample) {
    var generator = SplitMix(state: UInt64(sample.file.count))
    for _ in 0..<150 {
      var file = sample.file
      for _ in 0...generator.next(below: 4) { damage(&file, with: &generator) }
      for file in [file, repaired(file)] {
        guard let image = try? Image(decoding: file, name: sample.name) else { continue }
        #expect(image.pixels.count == image.width * image.height * image.channels)
      }
    }
  }

  @Test func checksumsAreChecked() throws {
    for index in ImageSample.png[0].file.indices.dropFirst(8) {
      var file = ImageSample.png[0].file
      file[index] ^= 0x10
      #expect(throws: ImageError.self, "byte \(index)") { try Image(decoding: file, name: "x") }
    }
  }

  /// A header alone decides over these, and what follows it could hold so many pixels.
  @Test(arguments: [(70_000, 1), (1, 70_000), (65_535, 65_535)])
  func hugeSizesAreRefusedBeforeAnythingIsAllocated(width: UInt32, height: UInt32) {
    let padding = [UInt8](repeating: 0, count: 600_000)
    let error = ImageError(
      name: "x", expected: "sides up to 65535 and at most 268435456 pixels", found: "\(width)x\(height)")
    #expect(throws: error) { try Image(decoding: resized(to: width, height) + padding, name: "x") }
  }

  @Test func sizesThatTheFileCannotHoldAreRefused() {
    let error = ImageError(
      name: "x", expected: "a whole PNG image", found: "too few bytes for an image of its size")
    #expect(throws: error) { try Image(decoding: resized(to: 65_535, 4_000), name: "x") }
  }

  /// A small PNG file that says it is of this size.
  private func resized(to width: UInt32, _ height: UInt32) -> [UInt8] {
    var file = ImageSample.png[0].file
    file.replaceSubrange(
      16..<24, with: [width, height].flatMap { withUnsafeBytes(of: $0.bigEndian, Array.init) })
    return repaired(file)
  }

  private func damage(_ file: inout [UInt8], with generator: inout SplitMix) {
    guard file.count > 8 else { return }
    // Signatures stay, or all would end there.
    let place = 3 + generator.next(below: file.count - 3)
    switch generator.next(below: 5) {
    case 0: file[place] ^= 1 << UInt8(generator.next(below: 8))
    case 1: file[place] = UInt8(generator.next(below: 256))
    case 2: file.remove(at: place)
    case 3: file.insert(UInt8(generator.next(below: 256)), at: place)
    default: file[place] = [0, 0x7f, 0x80, 0xff][generator.next(below: 4)]
    }
  }

  /// The file with the right checksum behind each chunk, where it is a PNG file.
  private func repaired(_ file: [UInt8]) -> [UInt8] {
    guard file.first == 0x89 else { return file }
    var file = file
    var offset = 8
    while offset + 12 <= file.count {
      let size = file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard size <= file.count - offset - 12 else { break }
      let end = offset + 8 + size
      file.replaceSubrange(
        end..<end + 4, with: withUnsafeBytes(of: crc32(file[offset + 4..<end]).bigEndian, Array.init))
      offset = end + 4
    }
    return file
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014), so that the damage is the same each time.
private struct SplitMix {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }
}
