/// All that a training needs to go on as if it had never stopped.
///
/// It is of the trainer's settings, network and samples, and fits no others.
public struct TrainingState: Sendable {
  /// Where the training stands, in JSON.
  public let json: String
  /// Weights, the optimizer's memory and what else is large; no two of one name.
  public let parts: [StatePart]
  let position: TrainingPosition

  /// A state as it was stored.
  ///
  /// - Throws: where it is none; whether it is a trainer's, `restore` tells.
  public init(json: String, parts: [StatePart]) throws(TrainingError) {
    (self.json, self.parts) = (json, parts)
    position = try TrainingPosition(json: json)
    var names = Set<String>()
    for part in parts {
      guard names.insert(part.name).inserted else {
        throw .mismatch(
          expected: "parts of different names in a training state", found: "'\(part.name)' twice")
      }
    }
  }

  init(_ position: TrainingPosition, _ parts: [StatePart]) {
    (self.position, self.parts, json) = (position, parts, position.json)
  }

  /// Epochs that are over: scored and noted.
  public var epoch: Int { position.epoch }

  /// Steps taken, over all epochs.
  public var step: Int { position.step }
}
