import Foundation
import Tensors
import TestSupport
import Testing

/// Activations, softmax and flatten as operations of their own.
@Suite struct ElementwiseOperationTests {
  static let shapes: [Shape] = [[3, 7], [2, 1, 5, 5], [2, 6, 4, 5], [2, 16, 3, 3], [2, 17, 3, 4]]

  /// Rows lie plain; images are tried both ways.
  static let inputs: [(Shape, OperationRun.Arrangement)] =
    shapes.map { ($0, .plain) } + shapes.filter { $0.rank == 4 }.map { ($0, .afterConvolution) }

  @Test(arguments: ActivationFunction.allCases, inputs)
  func activation(_ function: ActivationFunction, _ form: (Shape, OperationRun.Arrangement)) throws {
    let input = referenceValues(form.0.count, seed: 1, in: -4...4)
    let gradient = referenceValues(form.0.count, seed: 2)
    let run = try OperationRun(input: Tensor(form.0, input), arrangement: form.1, gradient: gradient) {
      try ActivationOperation(function, input: $0, training: true)
    }
    #expect(worstDifference(run.output, ReferenceActivation.apply(function.rawValue, input)) < 2e-6)
    let expected = ReferenceActivation.backward(function.rawValue, input: input, gradient: gradient)
    #expect(worstDifference(run.inputGradient, expected) < 2e-6)
  }

  @Test(arguments: ActivationFunction.allCases)
  func activationOfExtremes(_ function: ActivationFunction) throws {
    let run = try OperationRun(
      input: Tensor(shape: [1, 4], values: [-200, -50, 50, 200]), gradient: [1, 1, 1, 1]
    ) { try ActivationOperation(function, input: $0, training: true) }
    let expected = ReferenceActivation.apply(function.rawValue, [-200, -50, 50, 200])
    #expect(worstDifference(run.output, expected) < 1e-6)
    let slopes = ReferenceActivation.backward(
      function.rawValue, input: [-200, -50, 50, 200], gradient: [1, 1, 1, 1])
    #expect(worstDifference(run.inputGradient, slopes) < 1e-6)
  }

  @Test(arguments: inputs)
  func hardSigmoid(_ form: (Shape, OperationRun.Arrangement)) throws {
    let input = referenceValues(form.0.count, seed: 1, in: -6...6)
    let gradient = referenceValues(form.0.count, seed: 2)
    let run = try OperationRun(input: Tensor(form.0, input), arrangement: form.1, gradient: gradient) {
      try HardSigmoidOperation(input: $0)
    }
    #expect(worstDifference(run.output, ReferenceActivation.apply("hard_sigmoid", input)) < 2e-6)
    let expected = ReferenceActivation.backward("hard_sigmoid", input: input, gradient: gradient)
    #expect(worstDifference(run.inputGradient, expected) < 2e-6)
  }

  @Test(arguments: inputs)
  func softmaxOverChannels(_ form: (Shape, OperationRun.Arrangement)) throws {
    let (shape, arrangement) = form
    let input = referenceValues(shape.count, seed: 3, in: -30...30)
    let gradient = referenceValues(shape.count, seed: 4)
    let run = try OperationRun(input: Tensor(shape, input), arrangement: arrangement, gradient: gradient) {
      try SoftmaxOperation(input: $0, training: true)
    }
    let channels = shape[1]
    let area = shape.count / shape[0] / channels
    var output = [Double](repeating: 0, count: shape.count)
    var back = output
    for place in 0..<shape[0] * area {
      let column = (0..<channels).map { (place / area * channels + $0) * area + place % area }
      let sum = column.reduce(0) { $0 + exp(input[$1]) }
      for index in column { output[index] = exp(input[index]) / sum }
      let mean = column.reduce(0) { $0 + output[$1] * gradient[$1] }
      for index in column { back[index] = output[index] * (gradient[index] - mean) }
    }
    #expect(worstDifference(run.output, output) < 2e-6)
    #expect(worstDifference(run.inputGradient, back) < 2e-6)
  }

  @Test(arguments: inputs)
  func flattenIsRowMajor(_ form: (Shape, OperationRun.Arrangement)) throws {
    let input = referenceValues(form.0.count, seed: 5)
    let gradient = referenceValues(form.0.count, seed: 6)
    var shape: Shape?
    let run = try OperationRun(input: Tensor(form.0, input), arrangement: form.1, gradient: gradient) {
      let operation = try ReshapeOperation(flattening: $0)
      shape = operation.output.layout.shape
      return operation
    }
    #expect(shape == [form.0[0], form.0.count / form.0[0]])
    #expect(run.output == input.map { Float($0) })
    #expect(run.inputGradient == gradient.map { Float($0) })
  }
}
