import Checkpoints
import Halves
import Tensors
import Testing

/// What the precisions below the full one keep.
@Suite struct PrecisionTests {
  private static let special: [Float] = [
    0, -0.0, 1, -1, .infinity, -.infinity, .nan, -.nan, .signalingNaN, Float(bitPattern: 0x7f80_0001),
    .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 65_504, 65_519.99, 6e-8,
  ]

  private func decoded(_ tensor: Tensor, _ precision: WeightPrecision, codec: WeightCodec) throws -> [Float] {
    let encoded = EncodedTensor(tensor, precision: precision)
    #expect(encoded.codec == codec.rawValue)
    let values = try encoded.decoded(name: "w")
    #expect(values.shape == tensor.shape)
    // The digest is that of the values as they are read.
    #expect(EncodedTensor(values).digest == encoded.digest)
    return values.values
  }

  @Test(arguments: WeightPrecision.allCases)
  func roundingTwiceIsRoundingOnce(_ precision: WeightPrecision) throws {
    for shape: Shape in [[3, 0], [1, 1], [7, 5], [64, 3, 3, 3], [3, 50_000], [70_000, 2]] {
      let once = try EncodedTensor(gaussian(shape), precision: precision).decoded(name: "w")
      #expect(once.shape == shape)
      guard precision != .int8 else { continue }
      #expect(try EncodedTensor(once, precision: precision).decoded(name: "w") == once)
    }
  }

  @Test func bfloat16IsTheNearest() throws {
    let tensor = gaussian([300, 300])
    for (found, value) in zip(try decoded(tensor, .bf16, codec: .bfloat16), tensor.values) {
      #expect(found.bitPattern & 0xffff == 0)
      #expect(abs(found - value) <= abs(value) / 256)
    }
    // 1 + 2^-8 lies between two, and the even one is 1; 1 + 3 * 2^-8 goes up.
    let ties = Tensor(shape: [1, 4], values: [1 + 0x1p-8, 1 + 0x3p-8, -1 - 0x1p-8, 1 + 0x1p-8 + 0x1p-20])
    #expect(
      try decoded(ties, .bf16, codec: .bfloat16) == [1, 1 + 0x4p-8, -1, 1 + 0x2p-8])
  }

  @Test func bfloat16KeepsWhatIsNoNumber() throws {
    let found = try decoded(
      Tensor(shape: [1, Self.special.count], values: Self.special), .bf16, codec: .bfloat16)
    for (found, value) in zip(found, Self.special) {
      #expect(found.isNaN == value.isNaN)
      if value.isInfinite || value == 0 { #expect(found.bitPattern == value.bitPattern) }
    }
  }

  @Test func halvesAreTheNearest() throws {
    // Each half, what lies in the middle between it and the next, and the neighbours of that.
    let ordinary = (UInt16(0)..<0x7c00).flatMap { bits -> [Float] in
      let half = Float(Half(bits: bits).value)
      let middle = (half + min(Float(Half(bits: bits + 1).value), 65_536)) / 2
      return [half, -half, middle.nextDown, -middle, middle, middle.nextUp]
    }
    // A tensor with a finite value beyond the largest half would not be kept as halves.
    let values = ordinary.filter { abs($0) < 65_520 } + [.nan, .infinity, -.infinity]
    let found = try decoded(Tensor(shape: [1, values.count], values: values), .f16, codec: .halves)
    for (found, value) in zip(found, values) {
      guard !value.isNaN else {
        #expect(found.isNaN)
        continue
      }
      #expect(Double(found) == Half(value).value && found.sign == value.sign)
    }
  }

  @Test func integersAreWithinHalfAStep() throws {
    var tensor = gaussian([40, 3000])
    for index in 0..<3000 { tensor.values[index] *= 1000 }
    for index in 3000..<6000 { tensor.values[index] = 0 }
    for index in 6000..<9000 { tensor.values[index] = .leastNonzeroMagnitude }
    let found = try decoded(tensor, .int8, codec: .integers)
    for channel in 0..<40 {
      let range = channel * 3000..<(channel + 1) * 3000
      let largest = tensor.values[range].map(abs).max() ?? 0
      let bound = largest / 127 * 0.5001 + .leastNonzeroMagnitude
      #expect(zip(found[range], tensor.values[range]).allSatisfy { abs($0 - $1) <= bound })
    }
  }

  @Test func whatAPrecisionCannotHoldStaysAsItIs() throws {
    let many = Tensor(shape: [100, Self.special.count], values: (0..<100).flatMap { _ in Self.special })
    for precision: WeightPrecision in [.f16, .int8] {
      let found = try decoded(many, precision, codec: .planes)
      #expect(found.map(\.bitPattern) == many.values.map(\.bitPattern))
    }
    let vector = gaussian([1000])
    for precision in WeightPrecision.allCases {
      #expect(EncodedTensor(vector, precision: precision) == EncodedTensor(vector))
    }
  }

  @Test func lowerPrecisionsAreSmaller() {
    let sizes = WeightPrecision.allCases.map { precision in
      EncodedTensor(gaussian([64, 32, 3, 3]), precision: precision).byteCount
    }
    let raw = 4 * 64 * 32 * 9
    // Huffman codes add to what the bits save.
    #expect(sizes[1] < raw * 37 / 100 && sizes[2] < raw * 46 / 100 && sizes[3] < raw * 25 / 100)
    #expect(sizes[0] < raw * 86 / 100)
  }

  /// However the bytes are cut, the same tensor comes of them; parts are of whole blocks.
  @Test(arguments: WeightPrecision.allCases)
  func partsOfAnySizeAreRead(_ precision: WeightPrecision) throws {
    let tensor = gaussian([5, 40_000])
    let whole = EncodedTensor(tensor, precision: precision)
    let cut = EncodedTensor(tensor, precision: precision, partSize: 1)
    #expect(whole.parts.count == 1 && cut.parts.count == 4)
    #expect(cut.bytes == whole.bytes && cut.digest == whole.digest)
    let values = try whole.decoded(name: "w")
    #expect(try cut.decoded(name: "w") == values)
    for size in [7, 1000, 65_537] {
      let bytes = whole.bytes
      let pieces = stride(from: 0, to: bytes.count, by: size).map {
        Array(bytes[$0..<min($0 + size, bytes.count)])
      }
      let again = EncodedTensor(
        shape: whole.shape, codec: whole.codec, rawByteCount: whole.rawByteCount, digest: whole.digest,
        parts: size == 7 ? Array(pieces.prefix(2000)) + [Array(bytes[14_000...])] : pieces)
      #expect(try again.decoded(name: "w") == values)
    }
  }

  @Test func valuesThatAreAllTheSameTakeNextToNothing() throws {
    let encoded = EncodedTensor(Tensor(shape: [100, 1000], repeating: 0.5), precision: .int8)
    #expect(encoded.byteCount < 500)
    #expect(try encoded.decoded(name: "w") == Tensor(shape: [100, 1000], repeating: 0.5 / 127 * 127))
  }
}
