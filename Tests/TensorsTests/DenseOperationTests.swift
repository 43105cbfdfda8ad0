import Tensors
import TestSupport
import Testing

/// Dense layers against nested loops: over rows, and over images that a flatten hands on or copies.
@Suite struct DenseOperationTests {
  struct Case: Sendable, CustomStringConvertible {
    var input: Shape
    var units: Int
    var activation: ActivationFunction?
    var usesBias = true
    var description: String { "\(input) -> \(units), \(activation?.rawValue ?? "linear"), bias \(usesBias)" }
  }

  static let rows: [Case] =
    [1, 13, 64].flatMap { batch in
      [(1, 1), (6, 10), (784, 10), (33, 17), (576, 64)].map { features, units in
        Case(input: [batch, features], units: units)
      }
    } + ActivationFunction.fusedInTraining.map { Case(input: [5, 48], units: 24, activation: $0) } + [
      Case(input: [5, 48], units: 24, usesBias: false)
    ]

  static let images: [Case] = [1, 6, 16, 17, 32, 64].flatMap { channels in
    [1, 13].flatMap { batch in
      [10, 64].map { Case(input: [batch, channels, 3, 2], units: $0, activation: .relu) }
    }
  }

  @Test(arguments: rows)
  func agreesWithLoops(_ test: Case) throws { try compare(test, .plain) }

  @Test(arguments: images, OperationRun.Arrangement.allCases)
  func agreesWithLoopsAfterFlatten(_ test: Case, _ arrangement: OperationRun.Arrangement) throws {
    try compare(test, arrangement)
  }

  private func compare(_ test: Case, _ arrangement: OperationRun.Arrangement) throws {
    let batch = test.input[0]
    let features = test.input.count / batch
    let reference = ReferenceDense(batch: batch, features: features, units: test.units)
    let input = referenceValues(test.input.count, seed: 1)
    let weights = referenceValues(test.units * features, seed: 2, in: -0.2...0.2)
    let biases = test.usesBias ? referenceValues(test.units, seed: 3) : nil
    let gradient = referenceValues(batch * test.units, seed: 4)
    let weight = Parameter("weight", [test.units, features], weights)
    let bias = biases.map { Parameter("bias", [test.units], $0) }
    let tensor = Tensor(test.input, input)
    let dense: (Buffer) throws -> any Tensors.Operation = {
      try DenseOperation(
        input: $0, weight: weight, bias: bias, activation: test.activation, training: true)
    }
    let run =
      test.input.rank == 2
      ? try OperationRun(input: tensor, gradient: gradient, dense)
      : try OperationRun(
        input: tensor, arrangement: arrangement, gradient: gradient,
        { try ReshapeOperation(flattening: $0) }, then: dense)
    let name = test.activation?.rawValue
    let linear = reference.forward(input: input, weight: weights, bias: biases)
    #expect(worstDifference(run.output, ReferenceActivation.apply(name, linear)) < 5e-6)
    let expected = reference.backward(
      input: input, weight: weights,
      gradient: ReferenceActivation.backward(name, input: linear, gradient: gradient))
    #expect(worstDifference(run.inputGradient, expected.input) < 5e-6)
    #expect(worstDifference(try weight.gradientValues(), expected.weight) < 5e-6)
    if let bias { #expect(worstDifference(try bias.gradientValues(), expected.bias) < 5e-6) }
  }
}
