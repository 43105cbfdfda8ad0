import Foundation
import Tracking

/// The texts in the header of a file of weights that make it a whole model.
///
/// Keys of our own begin with `cnnlab.`; a key's meaning never changes.
struct TravelMetadata {
  /// One text.
  enum Key: String, CaseIterable {
    /// Version of these keys, `1`.
    case version
    /// The architecture's graph as the store keeps it.
    case architecture
    case architectureName = "architecture_name"
    case architectureHash = "architecture_hash"
    /// `C x H x W`, such as `3x32x32`.
    case input
    /// How inputs are prepared and what the outputs mean, as the store keeps it.
    case preparation
    /// Names of the classes, a JSON list.
    case classes
    /// What the checkpoint reached, by metric: a JSON object.
    case metrics
    /// SHA-256 of each tensor's shape and values, by name: a JSON object.
    case digests
    /// The run's hyperparameters, a JSON object.
    case params
    /// The run's identity and name, and the epoch of the checkpoint.
    case run
    case runName = "run_name"
    case epoch
    case seed
    /// What it was trained on, and how that was divided.
    case dataset
    case datasetFingerprint = "dataset_fingerprint"
    case splitHash = "split_hash"
    case gitCommit = "git_commit"
    /// The tool that trained it.
    case toolVersion = "tool_version"
  }

  /// Version of the keys that this code writes.
  static let version = "1"

  private var texts: [Key: String] = [:]

  /// No texts yet.
  init() {}

  /// The texts of a file's header.
  init(_ metadata: [String: String]) {
    for key in Key.allCases { texts[key] = metadata["cnnlab.\(key.rawValue)"] }
  }

  /// A text; nil where there is none.
  subscript(key: Key) -> String? {
    get { texts[key] }
    set { texts[key] = newValue }
  }

  /// The texts as a header has them; the one that is not ours tells readers of PyTorch's files whose layouts these are.
  var header: [String: String] {
    var header = ["format": "pt"]
    for (key, text) in texts { header["cnnlab.\(key.rawValue)"] = text }
    return header
  }

  /// A text that must be there.
  ///
  /// - Parameter file: what the message calls the file.
  func text(_ key: Key, file: String) throws(LabError) -> String {
    guard let text = texts[key] else {
      throw LabError(.badData, "\(file): expected 'cnnlab.\(key.rawValue)' in its metadata, found none")
    }
    return text
  }

  /// A value that is written as JSON; nil where there is none.
  func value<Value: Decodable>(
    _ key: Key, as type: Value.Type, file: String
  ) throws(LabError) -> Value? {
    guard let text = texts[key] else { return nil }
    guard let value = try? JSONDecoder().decode(type, from: Data(text.utf8)) else {
      throw LabError(
        .badData, "\(file): metadata 'cnnlab.\(key.rawValue)': expected its JSON form, found another text")
    }
    return value
  }
}
