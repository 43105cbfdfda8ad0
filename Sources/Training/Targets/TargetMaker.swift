import Tensors

/// Makes the targets of training batches: one-hot, then weighted, mixed and smoothed as the settings ask.
final class TargetMaker {
  private let targets: LossTargets
  private let classWeights: [Float]?
  private let smoothing: Float
  private let centre: Float

  /// - Parameter classWeights: of each label; nil where all count alike.
  init(
    _ settings: TargetSettings, for loss: LossFunction, classWeights: [Float]?, capacity: Int, width: Int
  ) {
    targets = LossTargets(capacity: capacity, classes: width)
    (self.classWeights, smoothing) = (classWeights, Float(settings.labelSmoothing))
    centre = loss.head == .softmax ? 1 / Float(width) : 0.5
  }

  /// The targets of a batch.
  ///
  /// - Parameter share: what is left of each sample after mixing; 1 where nothing was mixed.
  func make(_ labels: UnsafeBufferPointer<Int32>, share: Float) -> LossTargets {
    targets.fill(labels)
    if let classWeights { targets.weigh(labels, by: classWeights) }
    if share < 1 { targets.mixWithReversed(share: share) }
    if smoothing > 0 { targets.smooth(smoothing, towards: centre) }
    return targets
  }
}
