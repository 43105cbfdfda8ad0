import CKernels

/// Zeroes random channels of each sample while training and scales the rest up (Tompson et al., 2015).
public final class SpatialDropoutOperation: Operation {
  /// `N x C x spatial`.
  public let output: Buffer

  private let input: Buffer
  private let alignment: [any Step]
  private let groups: ChannelGroups
  /// One factor a channel, and ones to draw it from.
  private let mask, ones: Buffer
  private let rate: Float
  private let keys: PassKeys

  /// - Parameters:
  ///   - rate: share of channels that are zeroed, at least 0 and under 1.
  ///   - keys: decide which, anew in each pass.
  public init(input: Buffer, rate: Float, keys: PassKeys) throws(EngineError) {
    let layout = input.layout
    if let groups = try ChannelGroups(of: layout) {
      (self.input, alignment, self.groups) = (input, [], groups)
    } else {
      (self.input, alignment) = try aligned(input, to: .plain(layout.shape))
      groups = ChannelGroups(plain: layout.shape)
    }
    output = try Buffer(input.context, self.input.layout)
    mask = try Buffer(input.context, shape: [groups.rows * groups.lanes])
    ones = try Buffer(input.context, mask.layout)
    ones.values.update(repeating: 1)
    (self.rate, self.keys) = (rate, keys)
  }

  /// A new mask, then one pass over the values.
  public var forward: [any Step] {
    alignment + [
      LoopStep { [self] in
        let factors = mask.values.baseAddress
        ck_dropout(
          factors, factors, ones.values.baseAddress, rate, keys.current, Int64(mask.storedCount))
        scale(input, into: output)
      }
    ]
  }

  /// The gradient of what was kept.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    return BackwardPass(
      steps: steps + [LoopStep { [self] in scale(gradient, into: gradient) }], inputGradients: [gradient])
  }

  private func scale(_ source: Buffer, into target: Buffer) {
    ck_scale_channels(
      target.values.baseAddress, source.values.baseAddress, mask.values.baseAddress, Int64(groups.rows),
      Int64(groups.area), Int64(groups.lanes))
  }
}
