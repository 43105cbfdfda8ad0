import Tracking
import Training

/// What the store keeps of a training that may go on, beside the arrays of its state.
struct ResumePoint: StoredJSON {
  static let title = "how far a training is"

  /// How far the recording is.
  let progress: RunProgress
  /// The training's own state, JSON.
  let training: String
}

extension StoredTrainingState {
  /// A training's state with how far its recording is.
  init(_ state: TrainingState, progress: RunProgress) throws {
    self.init(
      epoch: state.epoch, step: state.step,
      json: try ResumePoint(progress: progress, training: state.json).json,
      parts: state.parts.map { Part(name: $0.name, data: $0.bytes) })
  }

  /// How far the recording was.
  var progress: RunProgress { get throws { try ResumePoint(json: json).progress } }

  /// The training's own state.
  var training: TrainingState {
    get throws {
      try TrainingState(
        json: ResumePoint(json: json).training,
        parts: parts.map { StatePart(name: $0.name, bytes: $0.data) })
    }
  }
}
