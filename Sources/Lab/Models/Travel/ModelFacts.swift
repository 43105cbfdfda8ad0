public import Tensors

/// What a person says of a model that a file of weights does not: what it takes, and what its outputs mean.
public struct ModelFacts: Hashable, Sendable {
  /// `C x H x W`.
  public var input: Shape
  /// Names of the classes in the order of the outputs.
  public var classes: [String]
  /// The largest value of stored pixels, by which they are divided first.
  public var pixelMaximum = 255
  /// Mean of each channel after that division; empty where nothing is subtracted.
  public var mean: [Double] = []
  /// Standard deviation of each channel after that division; as many as there are means.
  public var deviation: [Double] = []

  /// The facts of a model whose inputs are divided and no more.
  public init(input: Shape, classes: [String]) { (self.input, self.classes) = (input, classes) }
}
