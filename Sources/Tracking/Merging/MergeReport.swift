/// What a merge has taken over.
public struct MergeReport: Hashable, Sendable {
  /// A sweep or a model that has another name now, because another one had it first.
  public struct Renaming: Hashable, Sendable {
    /// `sweep` or `model`.
    public var kind: String
    /// The name that it had.
    public var from: String
    /// The name that it has.
    public var to: String
  }

  /// A version that has another number now.
  public struct Renumbering: Hashable, Sendable {
    /// The model's name.
    public var model: String
    /// The number that it had.
    public var from: Int
    /// The number that it has.
    public var to: Int
  }

  /// Runs that were not there.
  public var newRuns = 0
  /// Runs that were further on in the other store.
  public var updatedRuns = 0
  /// Runs that stay as they are.
  public var unchangedRuns = 0
  /// Sweeps that were not there.
  public var newSweeps = 0
  /// Trials that were not there.
  public var newTrials = 0
  /// Trials that were further on in the other store.
  public var updatedTrials = 0
  /// Checkpoints that were taken over.
  public var checkpoints = 0
  /// Tensors that were not there.
  public var tensors = 0
  /// The bytes of those tensors.
  public var tensorBytes = 0
  /// Evaluations that were not there.
  public var evaluations = 0
  /// Models that were not there.
  public var newModels = 0
  /// Versions that were not there.
  public var newVersions = 0
  /// Aliases that were set, moved or taken away.
  public var aliases = 0
  /// Entries of the models' log that were not there.
  public var events = 0
  /// What had to get another name.
  public var renamed: [Renaming] = []
  /// What had to get another number.
  public var renumbered: [Renumbering] = []
}
