/// A checkpoint's weights at a lower precision, to be saved beside it.
public struct PackingWrite {
  /// The precision; a checkpoint has one packing of each at most.
  public var precision: PackingPrecision
  /// The tensors, in the order in which they shall come back; each is encoded when its turn comes.
  public var tensors: [TensorSource]
  /// What these weights answer to the checkpoint's golden input, little-endian 32-bit floats; nil where it has none.
  public var scores: [UInt8]?
  /// What they reached on the validation split, by name; nil where a metric is undefined.
  public var metrics: [String: Double?]

  /// A packing to save.
  public init(
    precision: PackingPrecision, sources: [TensorSource], scores: [UInt8]? = nil,
    metrics: [String: Double?] = [:]
  ) {
    self.precision = precision
    self.tensors = sources
    self.scores = scores
    self.metrics = metrics
  }
}
