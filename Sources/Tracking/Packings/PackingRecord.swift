public import Foundation

/// A stored packing, without its tensors.
public struct PackingRecord: Hashable, Sendable {
  /// The row in the store, good as long as the store is open.
  public var key: Int64
  /// The precision.
  public var precision: PackingPrecision
  /// The digest of all that the packed model consists of.
  public var seal: String
  /// What its weights answer to the checkpoint's golden input, as stored; nil where there is none.
  public var scores: [UInt8]?
  /// What its weights reached on the validation split; nil where a metric is undefined.
  public var metrics: [String: Double?]
  /// The bytes of its tensors as they are stored, those among them that the checkpoint has too.
  public var storedByteCount: Int
  /// The bytes of its tensors as 32-bit floats.
  public var rawByteCount: Int
  /// When it was saved.
  public var createdAt: Date
}
