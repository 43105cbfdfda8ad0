import Checkpoints
import Tensors
import Testing
import Zlib

/// Every tensor comes back bit for bit.
@Suite struct RoundTripTests {
  @Test(arguments: [0, 1, 2, 3, 7, 64, 1000, 65_535, 65_536, 65_537, 200_000])
  func gaussianWeights(count: Int) throws {
    try expectRoundTrip(gaussian([count]))
  }

  @Test func valuesThatArithmeticWouldChange() throws {
    let values: [Float] = [
      0, -0.0, 1, -1, .infinity, -.infinity, .nan, -.nan, .signalingNaN, Float(nan: 0x1234, signaling: false),
      .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .leastNormalMagnitude.nextDown,
      .greatestFiniteMagnitude,
    ]
    try expectRoundTrip(Tensor(shape: [values.count], values: values))
    // Repeated, so that the compressing codec gets them too.
    let many = (0..<200).flatMap { _ in values }
    #expect(try expectRoundTrip(Tensor(shape: [200, values.count], values: many)).codec == 2)
  }

  @Test func shapesWithoutDimensionsAndWithoutValues() throws {
    try expectRoundTrip(Tensor(shape: [], values: [3]))
    try expectRoundTrip(Tensor(shape: [3, 0, 2], values: []))
    try expectRoundTrip(Tensor(shape: [1, 1, 1, 1], values: [-2]))
  }

  @Test func smallTensorsStayRaw() throws {
    let encoded = EncodedTensor(Tensor(shape: [1], values: [1]))
    #expect(encoded.codec == 0)
    #expect(encoded.bytes == [0, 0, 0x80, 0x3f])
  }

  @Test(arguments: [1, 2, 5, 300, 70_000])
  func whatTheFirstCodecWroteIsRead(count: Int) throws {
    let tensor = gaussian([count])
    let old = EncodedTensor(
      shape: tensor.shape, codec: 1, rawByteCount: 4 * count, digest: EncodedTensor(tensor).digest,
      bytes: bytePlanes(tensor.values))
    #expect(try old.decoded(name: "w") == tensor)
  }

  @Test func gaussianWeightsShrink() throws {
    let encoded = EncodedTensor(gaussian([64, 32, 3, 3]))
    #expect(encoded.codec == 2)
    #expect(Double(encoded.rawByteCount) / Double(encoded.bytes.count) >= 1.17)
  }

  /// `hashlib.sha256(b"2x2\n" + struct.pack("<4f", 1, -2, 0.5, 0)).hexdigest()` in Python.
  @Test func digestIsThatOfShapeAndValues() {
    #expect(
      EncodedTensor(Tensor(shape: [2, 2], values: [1, -2, 0.5, 0])).digest
        == "2574eaeaf3cf01bc59b0989d71b87f0248a3efa340ec9d90fb713909417e64d2")
    #expect(
      EncodedTensor(Tensor(shape: [4], values: [1, -2, 0.5, 0])).digest
        != EncodedTensor(Tensor(shape: [2, 2], values: [1, -2, 0.5, 0])).digest)
  }

  @discardableResult
  private func expectRoundTrip(_ tensor: Tensor) throws -> EncodedTensor {
    let encoded = EncodedTensor(tensor)
    let decoded = try encoded.decoded(name: "w")
    #expect(decoded.shape == tensor.shape)
    #expect(decoded.values.map(\.bitPattern) == tensor.values.map(\.bitPattern))
    #expect(encoded.rawByteCount == 4 * tensor.values.count)
    #expect(encoded.bytes.count <= encoded.rawByteCount)
    return encoded
  }
}

/// Normally distributed weights of a small standard deviation, as initializers make them.
func gaussian(_ shape: Shape) -> Tensor {
  var generator = SeededGenerator(seed: 5)
  return Tensor(shape: shape, values: (0..<shape.count).map { _ in 0.05 * generator.normal() })
}

/// The form that stores were first written with: three planes of bytes, the exponents as a zlib stream, its CRC-32.
func bytePlanes(_ values: [Float]) -> [UInt8] {
  let rotated = values.map { $0.bitPattern << 1 | $0.bitPattern >> 31 }
  let planes = (0..<4).map { plane in rotated.map { UInt8(truncatingIfNeeded: $0 >> (8 * plane)) } }
  let exponents = planes[3].withUnsafeBytes(Deflate.huffmanOnly)
  return planes[0] + planes[1] + planes[2] + exponents
    + withUnsafeBytes(of: crc32(exponents[...]).littleEndian, Array.init)
}
