import Tensors
import TestSupport
import Testing

/// Batch normalization against formulas written out, in training and in inference.
@Suite struct BatchNormOperationTests {
  static let inputs: [(Shape, OperationRun.Arrangement)] = [
    ([8, 5], .plain), ([4, 1, 3, 3], .plain), ([3, 6, 4, 5], .plain), ([3, 6, 4, 5], .afterConvolution),
    ([2, 16, 3, 3], .afterConvolution), ([2, 17, 3, 4], .afterConvolution), ([2, 17, 3, 4], .plain),
    ([1, 32, 5, 5], .afterConvolution),
  ]

  private static let epsilon = 1e-3
  private static let momentum = 0.25

  /// Indices of each channel's values.
  private func channels(of shape: Shape) -> [[Int]] {
    let area = shape.count / shape[0] / shape[1]
    return (0..<shape[1]).map { channel in (0..<shape.count).filter { $0 / area % shape[1] == channel } }
  }

  private struct Kept {
    let weight, bias, mean, variance: Parameter

    init(channels: Int) {
      weight = Parameter("weight", [channels], referenceValues(channels, seed: 1, in: 0.5...1.5))
      bias = Parameter("bias", [channels], referenceValues(channels, seed: 2))
      mean = Parameter("running_mean", [channels], referenceValues(channels, seed: 3))
      variance = Parameter("running_var", [channels], referenceValues(channels, seed: 4, in: 0.5...2))
    }

    func operation(_ input: Buffer, training: Bool) throws -> any Tensors.Operation {
      try BatchNormOperation(
        input: input,
        parameters: .init(weight: weight, bias: bias, runningMean: mean, runningVariance: variance),
        settings: .init(momentum: Float(momentum), epsilon: Float(epsilon)), training: training)
    }
  }

  @Test(arguments: inputs)
  func training(_ form: (Shape, OperationRun.Arrangement)) throws {
    let (shape, arrangement) = form
    let input = referenceValues(shape.count, seed: 5, in: -2...3)
    let gradient = referenceValues(shape.count, seed: 6)
    let kept = Kept(channels: shape[1])
    let before = (mean: try kept.mean.tensor().values, variance: try kept.variance.tensor().values)
    let scale = try kept.weight.tensor().values
    let shift = try kept.bias.tensor().values
    let run = try OperationRun(input: Tensor(shape, input), arrangement: arrangement, gradient: gradient) {
      try kept.operation($0, training: true)
    }
    var output = [Double](repeating: 0, count: shape.count)
    var back = output
    var (ofWeight, ofBias, means, variances) = ([Double](), [Double](), [Double](), [Double]())
    for (channel, members) in channels(of: shape).enumerated() {
      let count = Double(members.count)
      let mean = members.reduce(0) { $0 + input[$1] } / count
      let variance = members.reduce(0) { $0 + (input[$1] - mean) * (input[$1] - mean) } / count
      let inverse = 1 / (variance + Self.epsilon).squareRoot()
      let (slope, offset) = (Double(scale[channel]), Double(shift[channel]))
      let sum = members.reduce(0) { $0 + gradient[$1] }
      let product = members.reduce(0) { $0 + gradient[$1] * (input[$1] - mean) * inverse }
      for index in members {
        let normal = (input[index] - mean) * inverse
        output[index] = normal * slope + offset
        back[index] = slope * inverse * (gradient[index] - sum / count - normal * product / count)
      }
      ofWeight.append(product)
      ofBias.append(sum)
      means.append(Double(before.mean[channel]) * (1 - Self.momentum) + Self.momentum * mean)
      variances.append(
        Double(before.variance[channel]) * (1 - Self.momentum)
          + Self.momentum * variance * count / (count - 1))
    }
    #expect(worstDifference(run.output, output) < 5e-6)
    #expect(worstDifference(run.inputGradient, back) < 5e-6)
    #expect(worstDifference(try kept.weight.gradientValues(), ofWeight) < 5e-6)
    #expect(worstDifference(try kept.bias.gradientValues(), ofBias) < 5e-6)
    #expect(worstDifference(try kept.mean.tensor().values, means) < 2e-6)
    #expect(worstDifference(try kept.variance.tensor().values, variances) < 2e-6)
  }

  @Test(arguments: inputs)
  func inferenceUsesRunningStatistics(_ form: (Shape, OperationRun.Arrangement)) throws {
    let (shape, arrangement) = form
    let input = referenceValues(shape.count, seed: 7)
    let kept = Kept(channels: shape[1])
    let found = try OperationRun.forward(input: Tensor(shape, input), arrangement: arrangement) {
      try kept.operation($0, training: false)
    }
    let (weight, bias) = (try kept.weight.tensor().values, try kept.bias.tensor().values)
    let (mean, variance) = (try kept.mean.tensor().values, try kept.variance.tensor().values)
    var output = [Double](repeating: 0, count: shape.count)
    for (channel, members) in channels(of: shape).enumerated() {
      for index in members {
        output[index] =
          (input[index] - Double(mean[channel]))
          / (Double(variance[channel]) + Self.epsilon).squareRoot() * Double(weight[channel])
          + Double(bias[channel])
      }
    }
    #expect(worstDifference(found, output) < 2e-6)
    #expect(mean == referenceValues(shape[1], seed: 3).map { Float($0) })
  }
}
