public import Tracking

/// Cells drawn at random, each parameter by its own distribution.
///
/// Each cell has a stream of random numbers of its own, so the sequence depends on the space and the seed alone.
/// (Bergstra and Bengio 2012, "Random search for hyper-parameter optimization", on why it is often better than a
/// grid.)
public struct RandomSampler: PlannedSampler {
  /// The space from which cells are drawn.
  public let space: SearchSpace
  /// The most cells.
  public let limit: Int?
  private let generator: SampleGenerator

  /// A sampler; another seed makes another sequence.
  public init(_ space: SearchSpace, seed: UInt64, limit: Int? = nil) {
    self.space = space
    self.limit = limit
    generator = SampleGenerator(seed: seed)
  }

  /// The cells as they are drawn, without end.
  public var candidates: some Sequence<Params> {
    let axes = space.axes.count
    return (UInt64.min...).lazy.map { [space, generator] number in
      var stream = generator.split(number)
      return space.params(at: (0..<axes).map { _ in stream.uniform() })
    }
  }
}
