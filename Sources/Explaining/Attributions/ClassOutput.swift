/// Where a network says how much it takes an image for one class.
///
/// The score is the raw value before softmax or sigmoid: there it grows with the evidence, where probabilities stand still
/// near 0 and 1. A single output speaks for the second of two classes, its opposite for the first.
public struct ClassOutput: Hashable, Sendable {
  let column: Int
  let sign: Float

  /// - Parameters:
  ///   - label: index of the class.
  ///   - width: number of the network's outputs.
  /// - Precondition: the network knows the class.
  public init(label: Int, width: Int) {
    precondition(label >= 0 && label < max(2, width), "class \(label) of a network of \(width) outputs")
    (column, sign) = width == 1 ? (0, label == 0 ? -1 : 1) : (label, 1)
  }

  /// The class's score among the raw values of one sample.
  public func score(_ logits: some RandomAccessCollection<Float>) -> Float {
    sign * logits[logits.index(logits.startIndex, offsetBy: column)]
  }
}
