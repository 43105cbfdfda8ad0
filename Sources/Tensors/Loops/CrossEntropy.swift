import CKernels

/// Cross-entropy over raw class values, with its scores and its gradient in one pass.
public enum CrossEntropy: Hashable, Sendable {
  /// Softmax over the classes against the one true class.
  case softmax
  /// A sigmoid for each class against its own 0 or 1; with one column, the labels are the targets.
  case sigmoid

  /// Scores a batch.
  ///
  /// - Parameters:
  ///   - logits: `N x K`, row-major.
  ///   - labels: `N` classes below `K` (below 2 for one sigmoid column).
  ///   - scores: receives `N x K` probabilities.
  ///   - gradient: receives the gradient of the batch's mean loss; nil where none is needed.
  /// - Returns: the sum of the samples' losses, in nats.
  public func evaluate(
    logits: Buffer, labels: UnsafeBufferPointer<Int32>, scores: UnsafeMutableBufferPointer<Float>,
    gradient: Buffer?
  ) -> Double {
    let rows = Int64(logits.layout.shape[0])
    let classes = Int64(logits.layout.shape[1])
    precondition(labels.count == rows && scores.count == rows * classes, "labels and scores fit the logits")
    let limit = self == .sigmoid && classes == 1 ? 2 : Int32(clamping: classes)
    precondition(labels.allSatisfy { $0 >= 0 && $0 < limit }, "labels are below the number of classes")
    let loop = self == .softmax ? ck_softmax_cross_entropy : ck_sigmoid_cross_entropy
    return loop(
      scores.baseAddress, gradient?.values.baseAddress, logits.values.baseAddress, labels.baseAddress, rows,
      classes)
  }
}
