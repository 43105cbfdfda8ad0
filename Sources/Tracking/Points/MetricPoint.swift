/// One logged value.
public struct MetricPoint: Hashable, Sendable {
  /// The epoch, as the trainer counts them.
  public var epoch: Int
  /// The optimizer updates done when it was logged.
  public var step: Int
  /// The value; NaN and the infinities are kept.
  public var value: Double

  /// A point.
  public init(epoch: Int, step: Int, value: Double) {
    self.epoch = epoch
    self.step = step
    self.value = value
  }
}
