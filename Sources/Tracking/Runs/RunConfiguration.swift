import Digests
import Foundation

/// All that was decided about a run but which repetition it is.
///
/// Runs of one configuration are one row of a report. The store keeps a digest of it with each run, so that rows can
/// be made without reading the parameters of all runs.
public struct RunConfiguration: Hashable, Sendable {
  /// Parameters that repeat a training rather than change it.
  public static let repeatingParams: Set<String> = ["seed", "fold"]

  private let experiment: String?
  private let architecture: String
  private let architectureHash: String
  private let datasetFingerprint: String
  private let params: Params

  init(
    experiment: String?, architecture: String, architectureHash: String, datasetFingerprint: String,
    params: Params
  ) {
    (self.experiment, self.architecture) = (experiment, architecture)
    (self.architectureHash, self.datasetFingerprint) = (architectureHash, datasetFingerprint)
    self.params = params.filter { !Self.repeatingParams.contains($0.key) }
  }

  /// What the store knows it by: the first sixteen bytes of the SHA-256 of all of it.
  var digest: Data {
    let parts = [
      experiment.map { "experiment \($0)" } ?? "", architecture, architectureHash, datasetFingerprint,
      params.canonicalJSON,
    ]
    let text = parts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n")
    return Data(Digest(of: text).bytes.prefix(16))
  }
}

extension RunStart {
  /// What was decided about the run.
  var configuration: RunConfiguration {
    RunConfiguration(
      experiment: experiment, architecture: architecture, architectureHash: architectureHash,
      datasetFingerprint: datasetFingerprint, params: params)
  }
}

extension RunRecord {
  /// What was decided about the run.
  public var configuration: RunConfiguration {
    RunConfiguration(
      experiment: experiment, architecture: architecture, architectureHash: architectureHash,
      datasetFingerprint: datasetFingerprint, params: params)
  }
}
