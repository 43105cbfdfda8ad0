public import Foundation

/// The scores of a stored model on one split of a dataset.
public struct EvaluationRecord: Hashable, Sendable, Identifiable {
  /// The identity.
  public var id: UUID
  /// The run whose model it was.
  public var run: RunID
  /// The epoch of the checkpoint.
  public var checkpointEpoch: Int
  /// The dataset's name.
  public var dataset: String
  /// The hash of the dataset's content.
  public var datasetFingerprint: String
  /// The split (`test`).
  public var split: String
  /// The samples.
  public var count: Int
  /// The metrics by name without the split (`f1`); nil is undefined.
  public var metrics: [String: Double?]
  /// The metrics of each class, JSON.
  public var perClass: String
  /// The confusion matrix, JSON.
  public var confusion: String
  /// When it was made.
  public var createdAt: Date
  /// The version of cnnlab that made it.
  public var toolVersion: String

  /// An evaluation made now unless it says otherwise.
  public init(
    id: UUID = UUID(), run: RunID, checkpointEpoch: Int, dataset: String, datasetFingerprint: String,
    split: String, count: Int, metrics: [String: Double?], perClass: String, confusion: String,
    createdAt: Date = Date(), toolVersion: String
  ) {
    self.id = id
    self.run = run
    self.checkpointEpoch = checkpointEpoch
    self.dataset = dataset
    self.datasetFingerprint = datasetFingerprint
    self.split = split
    self.count = count
    self.metrics = metrics
    self.perClass = perClass
    self.confusion = confusion
    self.createdAt = createdAt
    self.toolVersion = toolVersion
  }
}
