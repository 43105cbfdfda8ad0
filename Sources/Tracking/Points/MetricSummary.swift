/// What is known of a metric's whole course without reading its points.
public struct MetricSummary: Hashable, Sendable {
  /// The number of points.
  public var count: Int
  /// The value at the latest (epoch, step), NaN included.
  public var last: Double
  /// The epoch of `last`.
  public var lastEpoch: Int
  /// The step of `last`.
  public var lastStep: Int
  /// The least value that is a number; nil where there is none.
  public var min: Double?
  /// The epoch that first reached `min`.
  public var minEpoch: Int?
  /// The greatest value that is a number; nil where there is none.
  public var max: Double?
  /// The epoch that first reached `max`.
  public var maxEpoch: Int?

  /// The summary of one point.
  public init(_ point: MetricPoint) {
    count = 1
    last = point.value
    lastEpoch = point.epoch
    lastStep = point.step
    if !point.value.isNaN {
      (min, minEpoch) = (point.value, point.epoch)
      (max, maxEpoch) = (point.value, point.epoch)
    }
  }

  /// The summary of some points; nil for none.
  public init?(of points: some Sequence<MetricPoint>) {
    var iterator = points.makeIterator()
    guard let first = iterator.next() else { return nil }
    self.init(first)
    while let point = iterator.next() { add(point) }
  }

  /// The best value by a goal and the epoch that first reached it; nil where no point is a number.
  ///
  /// The epoch is nil where it is 0, which stands for none.
  public func best(_ goal: Goal) -> (value: Double, epoch: Int?)? {
    extreme(goal).map { ($0.value, $0.epoch == 0 ? nil : $0.epoch) }
  }

  private func extreme(_ goal: Goal) -> (value: Double, epoch: Int)? {
    switch goal {
    case .maximize: if let max, let maxEpoch { (max, maxEpoch) } else { nil }
    case .minimize: if let min, let minEpoch { (min, minEpoch) } else { nil }
    }
  }

  /// Takes in one more point.
  mutating func add(_ point: MetricPoint) {
    count += 1
    if (point.epoch, point.step) >= (lastEpoch, lastStep) {
      (last, lastEpoch, lastStep) = (point.value, point.epoch, point.step)
    }
    guard !point.value.isNaN else { return }
    if isFirst(point, to: .minimize) { (min, minEpoch) = (point.value, point.epoch) }
    if isFirst(point, to: .maximize) { (max, maxEpoch) = (point.value, point.epoch) }
  }

  /// Whether a point beats the best so far, or is as good and of an earlier epoch.
  private func isFirst(_ point: MetricPoint, to goal: Goal) -> Bool {
    guard let best = extreme(goal) else { return true }
    return goal.prefers(point.value, to: best.value)
      || (point.value == best.value && point.epoch < best.epoch)
  }
}
