/// What the store holds a checkpoint, or a packing of it, against.
public struct ProofRecord: Hashable, Sendable {
  /// The digest of all that the model consists of, as it was computed when the model was stored.
  public var seal: String
  /// The same digest of what the store holds now.
  public var sealNow: String
  /// The golden input with its expected scores; nil where there were no samples to take, or they are too large.
  public var golden: GoldenAnswer?
  /// The digest that the golden input had when it was stored.
  public var goldenDigest: String?
}
