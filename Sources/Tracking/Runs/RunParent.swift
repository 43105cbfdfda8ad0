/// The stored model whose weights a run began with.
///
/// By the run's identity and epoch, so that it says as much when the model is gone or lies in another store.
public struct RunParent: Hashable, Sendable {
  /// How the model was named when the run began.
  public var reference: String
  /// The run that made it.
  public var run: RunID
  /// The epoch of its checkpoint.
  public var epoch: Int
  /// The seal of its checkpoint; nil where that has none.
  public var seal: String?

  /// A parent; where no seal is given, a store that knows it adds it.
  public init(reference: String, run: RunID, epoch: Int, seal: String? = nil) {
    (self.reference, self.run, self.epoch, self.seal) = (reference, run, epoch, seal)
  }
}
