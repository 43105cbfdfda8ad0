import Foundation

/// Where a training stands.
struct TrainingPosition: Codable, Hashable, Sendable {
  /// Epochs that are over.
  let epoch: Int
  /// Steps taken, over all epochs.
  let step: Int

  /// Refuses a place that a training of so many epochs never comes to.
  func check(epochs: Int, stepsPerEpoch: Int) throws(TrainingError) {
    guard (0...epochs).contains(epoch) else {
      throw .mismatch(expected: "a training state after 0 to \(epochs) epochs", found: "\(epoch)")
    }
    let begin = epoch * stepsPerEpoch
    let end = epoch < epochs ? begin + stepsPerEpoch : begin
    guard (begin...end).contains(step) else {
      throw .mismatch(
        expected: "a training state after \(begin) to \(end) steps, as \(epoch) epochs are over",
        found: "\(step)")
    }
  }
}

extension TrainingPosition {
  /// Reads what `json` gave.
  init(json: String) throws(TrainingError) {
    do {
      self = try JSONDecoder().decode(TrainingPosition.self, from: Data(json.utf8))
    } catch {
      throw .mismatch(
        expected: "a training state with 'epoch' and 'step', both integers", found: Self.fault(error))
    }
  }

  /// The position as a store keeps it.
  var json: String { #"{"epoch": \#(epoch), "step": \#(step)}"# }

  private static func fault(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _): "no '\(key.stringValue)'"
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      context.debugDescription
    default: "\(error)"
    }
  }
}
