/// A fully connected layer as nested loops in double precision.
public struct ReferenceDense: Sendable {
  private let batch, features, units: Int

  /// A layer of the given sizes.
  public init(batch: Int, features: Int, units: Int) {
    (self.batch, self.features, self.units) = (batch, features, units)
  }

  /// The output without an activation.
  public func forward(input: [Double], weight: [Double], bias: [Double]?) -> [Double] {
    (0..<batch * units).map { index in
      let (sample, unit) = index.quotientAndRemainder(dividingBy: units)
      return (0..<features).reduce(bias?[unit] ?? 0) {
        $0 + input[sample * features + $1] * weight[unit * features + $1]
      }
    }
  }

  /// Gradients of input, weight and bias from that of the output.
  public func backward(
    input: [Double], weight: [Double], gradient: [Double]
  ) -> (input: [Double], weight: [Double], bias: [Double]) {
    var ofInput = [Double](repeating: 0, count: batch * features)
    var ofWeight = [Double](repeating: 0, count: units * features)
    var ofBias = [Double](repeating: 0, count: units)
    for sample in 0..<batch {
      for unit in 0..<units {
        let slope = gradient[sample * units + unit]
        ofBias[unit] += slope
        for feature in 0..<features {
          ofInput[sample * features + feature] += slope * weight[unit * features + feature]
          ofWeight[unit * features + feature] += slope * input[sample * features + feature]
        }
      }
    }
    return (ofInput, ofWeight, ofBias)
  }
}
