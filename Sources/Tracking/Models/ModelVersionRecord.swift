public import Foundation

/// A version's identity for good, in every store.
public typealias ModelVersionID = StoreID<ModelVersionRecord>

/// A version of a model: a checkpoint, and what people say of it.
public struct ModelVersionRecord: Hashable, Sendable, Identifiable {
  /// The identity.
  public var id: ModelVersionID
  /// The model's name.
  public var model: String
  /// The number, from 1; of a model no number is given twice.
  public var number: Int
  /// The checkpoint, which stands as long as the version does.
  public var checkpoint: CheckpointRecord
  /// The row of the packing that its weights are taken from; nil for the checkpoint's own weights.
  public var packing: Int64?
  /// The precision of that packing.
  public var precision: String?
  /// What it is.
  public var description: String
  /// Under what terms it may be used.
  public var licence: String
  /// Words to find it by, sorted.
  public var tags: [String]
  /// The aliases that stand for it, sorted.
  public var aliases: [String]
  /// When it was registered.
  public var createdAt: Date

  /// As it is written on command lines: `name:3`.
  public var reference: String { "\(model):\(number)" }
}
