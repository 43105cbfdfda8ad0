import Tensors
import Testing

/// Sums, limits and exchanges over whole buffers.
@Suite struct BufferArithmeticTests {
  private func buffer(_ values: [Float], threads: Int = 1) throws -> Buffer {
    let buffer = try Buffer(ComputeContext(threads: threads), shape: [values.count])
    try buffer.load(Tensor(shape: [values.count], values: values))
    return buffer
  }

  @Test(arguments: [1, 17, 1000, 100_003])
  func theSumOfSquaresIsTheSameForAnyNumberOfThreads(_ count: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let values = (0..<count).map { _ in generator.normal() }
    let exact = values.reduce(0) { $0 + Double($1) * Double($1) }
    let found = try [1, 2, 3].map { try buffer(values, threads: $0).sumOfSquares }
    #expect(abs(found[0] - exact) < 1e-12 * exact)
    #expect(found[1] == found[0] && found[2] == found[0])
  }

  @Test func clampingLimitsMagnitudesAndKeepsWhatIsNotANumber() throws {
    let clamped = try buffer([-5, -1, 0, 0.5, 7, .infinity, -.infinity, .nan])
    clamped.clamp(to: 1)
    #expect(Array(clamped.values.prefix(7)) == [-1, -1, 0, 0.5, 1, 1, -1])
    #expect(clamped.values[7].isNaN)
  }

  @Test func sumsMixturesAndExchanges() throws {
    let (first, second) = (try buffer([1, 2, 3]), try buffer([10, 20, 30]))
    first.add(second, times: 0.5)
    #expect(Array(first.values) == [6, 12, 18])
    first.approach(second, by: 0.25)
    #expect(Array(first.values) == [7, 14, 21])
    first.exchange(with: second)
    #expect(Array(first.values) == [10, 20, 30] && Array(second.values) == [7, 14, 21])
    first.scale(by: 2)
    second.copy(first)
    #expect(Array(second.values) == [20, 40, 60])
  }

  @Test(arguments: [Float.infinity, -.infinity, .nan])
  func whatIsNotFiniteIsFoundAnywhere(_ stranger: Float) throws {
    for place in 0..<37 {
      var values = [Float](repeating: .greatestFiniteMagnitude, count: 37)
      #expect(try buffer(values).isFinite)
      values[place] = stranger
      #expect(try !buffer(values).isFinite)
    }
  }

  /// Once a context exists, its thread takes denormal numbers for zero.
  #if arch(x86_64)
    @Test func denormalResultsAreZero() throws {
      let tiny = try buffer([.leastNormalMagnitude, 1])
      tiny.scale(by: 0.5)
      #expect(Array(tiny.values) == [0, 0.5])
    }
  #endif
}
