import Checkpoints
import Tensors
import Testing

/// What was changed after it was stored is never taken for weights.
@Suite struct DamageTests {
  /// Something of every codec.
  static let stored: [EncodedTensor] =
    [2, 300].map { EncodedTensor(gaussian([$0])) }
    + WeightPrecision.allCases.map { EncodedTensor(gaussian([20, 30]), precision: $0) }
    // A channel of zeros, whose scale does not show in its values.
    + [
      EncodedTensor(
        Tensor(shape: [2, 40], values: gaussian([40]).values + Array(repeating: 0, count: 40)),
        precision: .int8)
    ]
    + [
      EncodedTensor(
        shape: [300], codec: 1, rawByteCount: 1200, digest: EncodedTensor(gaussian([300])).digest,
        bytes: bytePlanes(gaussian([300]).values))
    ]

  @Test func everyCodecIsAmongThem() {
    #expect(Set(Self.stored.map(\.codec)) == Set(WeightCodec.allCases.map(\.rawValue)))
  }

  @Test(arguments: stored)
  func everyFlippedBitIsFound(encoded: EncodedTensor) throws {
    _ = try encoded.decoded(name: "w")
    var undetected: [Int] = []
    for position in 0..<8 * encoded.bytes.count {
      var bytes = encoded.bytes
      bytes[position / 8] ^= 1 << (position % 8)
      if (try? encoded.with(bytes: bytes).decoded(name: "w")) != nil { undetected.append(position) }
    }
    #expect(undetected.isEmpty)
  }

  /// Some bytes stand for many values where all of them are alike: they are checked without being held.
  @Test func aTensorIsCheckedBlockByBlock() throws {
    let encoded = EncodedTensor(Tensor(shape: [1, 200_000], repeating: 0.5), precision: .int8)
    #expect(encoded.byteCount < 100)
    try encoded.check(name: "w")
    #expect(throws: CheckpointError.digestMismatch(tensor: "w", expected: "", found: encoded.digest)) {
      try encoded.with(digest: "").check(name: "w")
    }
    #expect(throws: CheckpointError.self) {
      try encoded.with(bytes: Array(encoded.bytes.dropLast(14))).check(name: "w")
    }
  }

  @Test(arguments: stored)
  func whatIsCheckedIsWhatIsDecoded(encoded: EncodedTensor) throws {
    try encoded.check(name: "w")
    for position in encoded.bytes.indices {
      var bytes = encoded.bytes
      bytes[position] ^= 4
      #expect(throws: CheckpointError.self) { try encoded.with(bytes: bytes).check(name: "w") }
    }
  }

  @Test(arguments: stored)
  func everyTruncationIsFound(encoded: EncodedTensor) {
    let undetected = encoded.bytes.indices.filter { length in
      (try? encoded.with(bytes: Array(encoded.bytes.prefix(length))).decoded(name: "w")) != nil
    }
    #expect(undetected.isEmpty)
    #expect(throws: CheckpointError.self) { try encoded.with(bytes: encoded.bytes + [0]).decoded(name: "w") }
  }

  @Test func anotherTensorsDigestIsRefused() {
    let encoded = EncodedTensor(gaussian([300]))
    let wrong = String(repeating: "0", count: 64)
    #expect(throws: CheckpointError.digestMismatch(tensor: "w", expected: wrong, found: encoded.digest)) {
      try encoded.with(digest: wrong).decoded(name: "w")
    }
    #expect(
      throws: CheckpointError.digestMismatch(tensor: "w", expected: encoded.digest, found: otherShapesDigest)
    ) {
      try encoded.with(shape: [30, 10]).decoded(name: "w")
    }
  }

  private let otherShapesDigest = EncodedTensor(gaussian([30, 10])).digest

  @Test func hugeShapesAreRefusedBeforeAnythingIsAllocated() {
    let encoded = EncodedTensor(gaussian([300]))
    #expect(throws: CheckpointError.invalidShape(tensor: "w", found: "4611686018427387904x4")) {
      try encoded.with(shape: [1 << 62, 4]).decoded(name: "w")
    }
    #expect(throws: CheckpointError.invalidShape(tensor: "w", found: "-300")) {
      try encoded.with(shape: [-300]).decoded(name: "w")
    }
    #expect(
      throws: CheckpointError.wrongLength(
        tensor: "w", expected: "4398046511104 bytes for shape 1099511627776", found: 1200)
    ) {
      try encoded.with(shape: [1 << 40]).decoded(name: "w")
    }
    for codec in WeightCodec.allCases.map(\.rawValue) {
      #expect(throws: CheckpointError.self) {
        try encoded.with(shape: [1 << 40], codec: codec, rawByteCount: 1 << 42).decoded(name: "w")
      }
    }
  }

  /// A few bytes cannot ask for more memory than they fill.
  @Test(arguments: [2, 3, 4, 5])
  func blocksOfHostileLengthsAreRefused(codec: Int) {
    for length: UInt32 in [0, 4, 5, 100, 400_000, 1 << 24, .max] {
      for count in [1, 65_536, 1 << 20, 1 << 40] {
        let bytes = withUnsafeBytes(of: length.littleEndian, Array.init) + [UInt8](repeating: 0, count: 64)
        let hostile = EncodedTensor(
          shape: [1, count], codec: codec, rawByteCount: 4 * count, digest: "", bytes: bytes)
        #expect(throws: CheckpointError.self) { try hostile.decoded(name: "w") }
      }
    }
  }

  @Test func unknownCodecsAreNamed() {
    let encoded = EncodedTensor(gaussian([2])).with(codec: 9)
    #expect(throws: CheckpointError.unknownCodec(tensor: "w", found: 9, known: [0, 1, 2, 3, 4, 5])) {
      try encoded.decoded(name: "w")
    }
  }
}

extension EncodedTensor {
  /// The same with some parts exchanged.
  fileprivate func with(
    shape: Shape? = nil, codec: Int? = nil, rawByteCount: Int? = nil, digest: String? = nil,
    bytes: [UInt8]? = nil
  ) -> EncodedTensor {
    EncodedTensor(
      shape: shape ?? self.shape, codec: codec ?? self.codec, rawByteCount: rawByteCount ?? self.rawByteCount,
      digest: digest ?? self.digest, bytes: bytes ?? self.bytes)
  }
}
