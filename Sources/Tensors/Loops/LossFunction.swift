import CKernels

/// A loss over raw values: what turns them into scores, and what is made small.
public enum LossFunction: Hashable, Sendable {
  /// What turns raw values into scores.
  public enum Head: Hashable, Sendable {
    /// The raw values are the scores.
    case none
    /// Shares of the classes that sum to 1.
    case softmax
    /// A probability for each column.
    case sigmoid
  }

  /// Cross-entropy of a softmax over the classes.
  case softmaxCrossEntropy
  /// Cross-entropy of a sigmoid for each column, their mean.
  case sigmoidCrossEntropy
  /// Softmax cross-entropy in which what is known well counts less (Lin et al., 2017).
  case softmaxFocal(gamma: Float)
  /// Sigmoid cross-entropy in which what is known well counts less (Lin et al., 2017).
  case sigmoidFocal(gamma: Float)
  /// Squared difference of scores and targets, the mean over the columns.
  case squaredError(Head)

  /// What turns raw values into scores.
  public var head: Head {
    switch self {
    case .softmaxCrossEntropy, .softmaxFocal: .softmax
    case .sigmoidCrossEntropy, .sigmoidFocal: .sigmoid
    case .squaredError(let head): head
    }
  }

  /// Scores a batch, with the gradient in the same pass.
  ///
  /// - Parameters:
  ///   - logits: `N x K` raw values, row-major.
  ///   - targets: `N x K`, filled for this batch.
  ///   - scores: receives `N x K` scores.
  ///   - gradient: receives the gradient of the mean of the `N` weighted losses; nil where none is needed.
  /// - Returns: the sum of the samples' weighted losses, in nats where the loss is an entropy.
  public func evaluate(
    logits: Buffer, targets: LossTargets, scores: UnsafeMutableBufferPointer<Float>, gradient: Buffer?
  ) -> Double {
    let (rows, classes) = (logits.layout.shape[0], logits.layout.shape[1])
    precondition(targets.count == rows && targets.classes == classes, "targets fit the logits")
    precondition(scores.count == rows * classes, "scores fit the logits")
    let batch = ck_loss_batch(
      logits: logits.values.baseAddress, targets: targets.values.baseAddress,
      weights: targets.weights.baseAddress, rows: Int64(rows), classes: Int64(classes))
    let (scores, gradient) = (scores.baseAddress, gradient?.values.baseAddress)
    return switch self {
    case .softmaxCrossEntropy: ck_softmax_cross_entropy(scores, gradient, batch)
    case .sigmoidCrossEntropy: ck_sigmoid_cross_entropy(scores, gradient, batch)
    case .softmaxFocal(let gamma): ck_softmax_focal(scores, gradient, batch, gamma)
    case .sigmoidFocal(let gamma): ck_sigmoid_focal(scores, gradient, batch, gamma)
    case .squaredError(let head): ck_squared_error(scores, gradient, batch, head.raw)
    }
  }
}

extension LossFunction.Head {
  fileprivate var raw: ck_head {
    switch self {
    case .none: ck_head_none
    case .softmax: ck_head_softmax
    case .sigmoid: ck_head_sigmoid
    }
  }
}
