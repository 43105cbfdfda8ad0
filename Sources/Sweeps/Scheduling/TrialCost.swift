/// What a trial takes, as it is estimated before it begins.
public struct TrialCost: Hashable, Sendable {
  /// The memory of its worker, in bytes.
  public let bytes: Int
  /// The multiply-adds of one epoch; only their relation to those of other trials matters.
  public let multiplyAdds: Double

  /// A cost.
  public init(bytes: Int, multiplyAdds: Double) {
    self.bytes = bytes
    self.multiplyAdds = multiplyAdds
  }
}
