/// All that a training needs to go on, opaque to the store.
public struct StoredTrainingState: Hashable, Sendable {
  /// An array of the state.
  public struct Part: Hashable, Sendable {
    /// The name, once in a state.
    public var name: String
    /// The raw bytes.
    public var data: [UInt8]

    /// A named array.
    public init(name: String, data: [UInt8]) { (self.name, self.data) = (name, data) }
  }

  /// The epochs that are over.
  public var epoch: Int
  /// The optimizer updates done.
  public var step: Int
  /// All that is no array, JSON.
  public var json: String
  /// The arrays.
  public var parts: [Part]

  /// A state to store.
  public init(epoch: Int, step: Int, json: String, parts: [Part]) {
    (self.epoch, self.step, self.json, self.parts) = (epoch, step, json, parts)
  }
}
