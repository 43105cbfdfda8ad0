public import Tensors

/// What training makes small.
public enum Loss: String, Hashable, Sendable, CaseIterable {
  /// Softmax cross-entropy: one true class a sample.
  case categoricalCrossEntropy = "categorical_cross_entropy"
  /// Sigmoid cross-entropy: each class for itself, or one value for two classes.
  case binaryCrossEntropy = "binary_cross_entropy"

  /// The loop that computes it.
  public var crossEntropy: CrossEntropy {
    switch self {
    case .categoricalCrossEntropy: .softmax
    case .binaryCrossEntropy: .sigmoid
    }
  }

  /// The network head that the loss absorbs.
  var head: String {
    switch self {
    case .categoricalCrossEntropy: "softmax"
    case .binaryCrossEntropy: "sigmoid"
    }
  }
}
