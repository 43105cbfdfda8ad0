/// What training makes small.
public struct Loss: Hashable, Sendable {
  /// The kinds of loss.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Softmax cross-entropy: one true class a sample.
    case categoricalCrossEntropy = "categorical_cross_entropy"
    /// Sigmoid cross-entropy: each class for itself, or one value for two classes.
    case binaryCrossEntropy = "binary_cross_entropy"
    /// Squared difference of the network's outputs, its own softmax or sigmoid included, and one-hot targets.
    case meanSquaredError = "mean_squared_error"
    /// Cross-entropy that counts samples less the better they are known (Lin et al., 2017): of sigmoids where the network
    /// ends in them or in one value, else of a softmax.
    case focal
  }

  /// The kind of loss.
  public var kind: Kind
  /// How steeply `focal` takes weight off what is known well; 0 is plain cross-entropy.
  public var focalGamma: Double

  /// A loss of a kind.
  public init(_ kind: Kind, focalGamma: Double = 2) { (self.kind, self.focalGamma) = (kind, focalGamma) }

  /// Softmax cross-entropy.
  public static let categoricalCrossEntropy = Loss(.categoricalCrossEntropy)
  /// Sigmoid cross-entropy.
  public static let binaryCrossEntropy = Loss(.binaryCrossEntropy)
  /// Squared difference.
  public static let meanSquaredError = Loss(.meanSquaredError)
  /// Focal loss.
  public static let focal = Loss(.focal)
}
