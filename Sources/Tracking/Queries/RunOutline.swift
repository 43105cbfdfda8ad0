/// A run as far as its place among others needs it, read without its params and metrics.
public struct RunOutline: Sendable, Identifiable {
  /// The identity.
  public let id: RunID
  /// The digest of its configuration: the same for runs that differ in their repetition alone.
  public let configuration: UInt128
  /// The seed of all randomness.
  public let seed: Int64
  /// The part that was left out of training, of runs that divide their data into folds.
  public let fold: ParamValue?
  /// The values of the fields that were asked for, in their order; a boolean param is 1 or 0, NaN is nil.
  public let values: [ParamValue?]
}
