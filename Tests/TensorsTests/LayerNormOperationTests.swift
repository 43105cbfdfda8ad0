import Tensors
import TestSupport
import Testing

/// Layer normalization against its formula in double precision.
@Suite struct LayerNormOperationTests {
  static let shapes: [Shape] = [
    [3, 7], [2, 5, 6], [2, 6, 4, 5], [4, 16, 3, 3], [1, 17, 3, 4], [2, 16, 2, 3, 2],
  ]

  static let forms: [(Shape, OperationRun.Arrangement)] =
    shapes.map { ($0, .plain) } + shapes.filter { $0.rank > 2 }.map { ($0, .afterConvolution) }

  @Test(arguments: forms, [false, true])
  func agreesWithTheFormula(_ form: (Shape, OperationRun.Arrangement), _ perPosition: Bool) throws {
    let (shape, arrangement) = form
    let sample = shape.count / shape[0]
    let channels = shape[1]
    let area = sample / channels
    let width = perPosition ? channels : sample
    let input = referenceValues(shape.count, seed: 1, in: -2...3)
    let gradient = referenceValues(shape.count, seed: 2)
    let weights = referenceValues(width, seed: 3, in: 0.5...1.5)
    let biases = referenceValues(width, seed: 4)
    let weight = Parameter("weight", [width], weights)
    let bias = Parameter("bias", [width], biases)
    let run = try OperationRun(input: Tensor(shape, input), arrangement: arrangement, gradient: gradient) {
      try LayerNormOperation(
        input: $0, weight: weight, bias: bias, perPosition: perPosition, epsilon: 0.01, training: true)
    }
    let groups =
      perPosition
      ? (0..<shape[0] * area).map { place in
        (0..<channels).map { (place / area * channels + $0) * area + place % area }
      }
      : (0..<shape[0]).map { Array($0 * sample..<($0 + 1) * sample) }
    let expected = reference(groups, input, gradient, weights, biases)
    #expect(worstDifference(run.output, expected.output) < 2e-6)
    #expect(worstDifference(run.inputGradient, expected.inputGradient) < 5e-6)
    #expect(worstDifference(try weight.gradientValues(), expected.weight) < 5e-6)
    #expect(worstDifference(try bias.gradientValues(), expected.bias) < 5e-6)
  }

  private func reference(
    _ groups: [[Int]], _ input: [Double], _ gradient: [Double], _ weights: [Double], _ biases: [Double]
  ) -> (output: [Double], inputGradient: [Double], weight: [Double], bias: [Double]) {
    var output = input
    var back = input
    var ofWeight = weights.map { _ in 0.0 }
    var ofBias = ofWeight
    for group in groups {
      let count = Double(group.count)
      let mean = group.reduce(0) { $0 + input[$1] } / count
      let variance = group.reduce(0) { $0 + (input[$1] - mean) * (input[$1] - mean) } / count
      let scale = 1 / (variance + 0.01).squareRoot()
      let normalized = group.map { (input[$0] - mean) * scale }
      let slopes = group.enumerated().map { gradient[$1] * weights[$0] }
      let meanSlope = slopes.reduce(0, +) / count
      let meanProduct = zip(slopes, normalized).reduce(0) { $0 + $1.0 * $1.1 } / count
      for (index, place) in group.enumerated() {
        output[place] = normalized[index] * weights[index] + biases[index]
        back[place] = scale * (slopes[index] - meanSlope - normalized[index] * meanProduct)
        ofWeight[index] += gradient[place] * normalized[index]
        ofBias[index] += gradient[place]
      }
    }
    return (output, back, ofWeight, ofBias)
  }

  /// In inference the statistics are the sample's own, too.
  @Test func inferenceEqualsTraining() throws {
    let shape: Shape = [2, 6, 3, 3]
    let input = Tensor(shape, referenceValues(shape.count, seed: 1))
    let weight = Parameter("weight", [6, 3, 3], referenceValues(54, seed: 2))
    let bias = Parameter("bias", [6, 3, 3], referenceValues(54, seed: 3))
    let results = try [true, false].map { training in
      try OperationRun.forward(input: input, arrangement: .plain) {
        try LayerNormOperation(
          input: $0, weight: weight, bias: bias, perPosition: false, epsilon: 1e-5, training: training)
      }
    }
    #expect(worstDifference(results[0], results[1].map { Double($0) }) < 1e-6)
  }
}
