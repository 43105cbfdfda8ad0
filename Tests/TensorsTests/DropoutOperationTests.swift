import Tensors
import TestSupport
import Testing

/// Dropout: which values it keeps, how it scales them, and that keys decide all of it.
@Suite struct DropoutOperationTests {
  private func mask(rate: Float, seed: UInt64, count: Int = 40_000, passes: [UInt64] = [0]) throws
    -> [[Float]]
  {
    let input = try Buffer(ComputeContext(threads: 1), shape: [1, count])
    try input.load(Tensor(shape: [1, count], repeating: 1))
    let pass = PassNumber()
    let dropout = try DropoutOperation(
      input: input, rate: rate, keys: PassKeys(SeededGenerator(seed: seed), of: pass))
    let steps = dropout.forward
    return try passes.map { number in
      pass.value = number
      for step in steps { try step.run() }
      return try dropout.output.tensor().values
    }
  }

  @Test(arguments: [0.1, 0.25, 0.5, 0.9] as [Float])
  func keepsTheRightShareScaledUp(_ rate: Float) throws {
    let values = try mask(rate: rate, seed: 7)[0]
    #expect(Set(values) == [0, 1 / (1 - rate)])
    let dropped = values.count { $0 == 0 }
    // Four standard deviations of a binomial count.
    let expected = Float(values.count) * rate
    #expect(abs(Float(dropped) - expected) < 4 * (expected * (1 - rate)).squareRoot())
  }

  @Test func neighboursAreIndependent() throws {
    let values = try mask(rate: 0.5, seed: 3)[0]
    for distance in [1, 2, 16, 28] {
      let both = (distance..<values.count).count { values[$0] == 0 && values[$0 - distance] == 0 }
      // A quarter of all pairs, within five standard deviations.
      let count = Float(values.count - distance)
      #expect(abs(Float(both) - count / 4) < 5 * (count * 3 / 16).squareRoot())
    }
  }

  @Test func rateZeroKeepsAll() throws {
    #expect(try mask(rate: 0, seed: 1)[0].allSatisfy { $0 == 1 })
  }

  @Test func sameSeedSameMasksAndEachPassItsOwn() throws {
    let first = try mask(rate: 0.5, seed: 11, passes: [0, 1, 2])
    #expect(Set(first).count == 3)
    // Whatever passes were before.
    #expect(try mask(rate: 0.5, seed: 11, passes: [2, 1, 1]) == [first[2], first[1], first[1]])
    #expect(first[0] != (try mask(rate: 0.5, seed: 12)[0]))
  }

  @Test(arguments: [[4, 30], [2, 17, 5, 5]] as [Shape], OperationRun.Arrangement.allCases)
  func gradientPassesWhereValuesPass(_ shape: Shape, _ arrangement: OperationRun.Arrangement) throws {
    guard shape.rank == 4 || arrangement == .plain else { return }
    let input = referenceValues(shape.count, seed: 1, in: 1...2)
    let gradient = referenceValues(shape.count, seed: 2)
    let run = try OperationRun(input: Tensor(shape, input), arrangement: arrangement, gradient: gradient) {
      try DropoutOperation(
        input: $0, rate: 0.4, keys: PassKeys(SeededGenerator(seed: 5), of: PassNumber()))
    }
    let masks = zip(run.output, input).map { Double($0) / $1 }
    #expect(Set(masks.map { ($0 * 1000).rounded() }) == [0, 1667])
    #expect(worstDifference(run.inputGradient, zip(masks, gradient).map { $0 * $1 }) < 1e-6)
  }
}
