/// Transposed convolution: the input gradient of a convolution, whose own input gradient is that convolution.
public struct ReferenceTransposedConvolution: Sendable {
  /// The convolution that goes the other way: its filters are the channels read here.
  public var convolution: ReferenceConvolution

  /// The transpose of a convolution.
  public init(of convolution: ReferenceConvolution) { self.convolution = convolution }

  /// The output; weights `C x O/groups x kernel`.
  public func forward(input: [Double], weight: [Double], bias: [Double]) -> [Double] {
    let none = [Double](repeating: 0, count: convolution.inputCount)
    let spread = convolution.backward(input: none, weight: weight, gradient: input).input
    let area = spread.count / convolution.batch / convolution.channels
    return spread.enumerated().map { $1 + bias[$0 / area % convolution.channels] }
  }

  /// Gradients of input, weight and bias from that of the output.
  public func backward(
    input: [Double], weight: [Double], gradient: [Double]
  ) -> (input: [Double], weight: [Double], bias: [Double]) {
    let area = gradient.count / convolution.batch / convolution.channels
    var ofBias = [Double](repeating: 0, count: convolution.channels)
    for (index, value) in gradient.enumerated() { ofBias[index / area % convolution.channels] += value }
    return (
      convolution.forward(input: gradient, weight: weight, bias: nil),
      convolution.backward(input: gradient, weight: weight, gradient: input).weight, ofBias
    )
  }
}
