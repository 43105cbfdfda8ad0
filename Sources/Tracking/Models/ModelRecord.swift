public import Foundation

/// A model's identity for good, in every store.
public typealias ModelID = StoreID<ModelRecord>

/// A name under which checkpoints are registered one after another.
public struct ModelRecord: Hashable, Sendable, Identifiable {
  /// The identity.
  public var id: ModelID
  /// The name, once in a store.
  public var name: String
  /// When its first version was registered.
  public var createdAt: Date
  /// The numbers of its versions, ascending.
  public var versions: [Int]
  /// Its aliases and the versions that they stand for.
  public var aliases: [String: Int]
}
