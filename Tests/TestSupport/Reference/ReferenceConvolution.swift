/// Convolution (cross-correlation) as nested loops in double precision.
public struct ReferenceConvolution: Sendable {
  /// Samples.
  public var batch: Int
  /// Channels of the input.
  public var channels: Int
  /// Channels of the output.
  public var filters: Int
  /// Groups of channels that do not mix.
  public var groups: Int
  /// Where the kernel slides.
  public var window: ReferenceWindow

  /// A convolution of the given sizes.
  public init(batch: Int, channels: Int, filters: Int, groups: Int = 1, window: ReferenceWindow) {
    (self.batch, self.channels, self.filters, self.groups) = (batch, channels, filters, groups)
    self.window = window
  }

  /// Number of input values.
  public var inputCount: Int { batch * channels * window.input.product }
  /// Number of weights.
  public var weightCount: Int { filters * (channels / groups) * window.kernel.product }
  /// Number of output values.
  public var outputCount: Int { batch * filters * window.output.product }

  /// The output without an activation.
  public func forward(input: [Double], weight: [Double], bias: [Double]?) -> [Double] {
    var result = [Double](repeating: 0, count: outputCount)
    let area = outputCount / (batch * filters)
    if let bias { for index in result.indices { result[index] = bias[index / area % filters] } }
    visit { result[$2] += input[$0] * weight[$1] }
    return result
  }

  /// Gradients of input, weight and bias from that of the output.
  public func backward(
    input: [Double], weight: [Double], gradient: [Double]
  ) -> (input: [Double], weight: [Double], bias: [Double]) {
    var ofInput = [Double](repeating: 0, count: inputCount)
    var ofWeight = [Double](repeating: 0, count: weightCount)
    var ofBias = [Double](repeating: 0, count: filters)
    visit {
      ofInput[$0] += gradient[$2] * weight[$1]
      ofWeight[$1] += gradient[$2] * input[$0]
    }
    let area = outputCount / (batch * filters)
    for (index, value) in gradient.enumerated() { ofBias[index / area % filters] += value }
    return (ofInput, ofWeight, ofBias)
  }

  /// Calls the body with the places of each input value, weight and output value that meet.
  private func visit(_ body: (_ input: Int, _ weight: Int, _ output: Int) -> Void) {
    let perGroup = (input: channels / groups, output: filters / groups)
    let area = (
      input: window.input.product, kernel: window.kernel.product, output: window.output.product
    )
    var places: [(output: Int, kernel: Int, input: Int)] = []
    window.visit { output, kernel, input in if let input { places.append((output, kernel, input)) } }
    for sample in 0..<batch {
      for filter in 0..<filters {
        for channel in 0..<perGroup.input {
          let source = filter / perGroup.output * perGroup.input + channel
          for place in places {
            body(
              (sample * channels + source) * area.input + place.input,
              (filter * perGroup.input + channel) * area.kernel + place.kernel,
              (sample * filters + filter) * area.output + place.output)
          }
        }
      }
    }
  }
}
