public import Tracking

/// A packing as it was stored, and what it costs and saves.
public struct PackingReport: Hashable, Sendable {
  /// What was stored, with what the packed weights reached on the validation split.
  public let packing: PackingRecord
  /// What the weights themselves reached there.
  public let metrics: [String: Double?]
  /// The bytes of the weights themselves as they are stored.
  public let storedByteCount: Int
}
