import CKernels

/// Adds one value a channel, in place: for primitives that have no fast way to do it themselves.
struct BiasStep: Step {
  private let bias, values: Buffer
  private let groups: ChannelGroups

  /// - Parameters:
  ///   - bias: `C` values.
  ///   - values: `N x C x spatial`.
  init(_ bias: Buffer, to values: Buffer) throws(EngineError) {
    guard let groups = try ChannelGroups(of: values.layout) else {
      throw EngineError("biases are added to row-major, blocked or channels-last values alone")
    }
    (self.bias, self.values, self.groups) = (bias, values, groups)
  }

  func run() {
    ck_shift_channels(
      values.values.baseAddress, bias.values.baseAddress, Int64(values.layout.shape[1]), Int64(groups.rows),
      Int64(groups.area), Int64(groups.lanes))
  }
}
