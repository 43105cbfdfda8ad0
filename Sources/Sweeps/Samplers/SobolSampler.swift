public import Tracking

/// Cells spread more evenly over the space than chance would, by a Sobol sequence.
///
/// Each parameter that takes more than one value has a dimension of its own, whether or not it is part of a cell.
/// The seed shifts the sequence digit by digit, which keeps its evenness. It is most even where the number of cells
/// is a power of two.
public struct SobolSampler: PlannedSampler {
  /// The space from which cells are drawn.
  public let space: SearchSpace
  /// The most cells.
  public let limit: Int?
  private let sequence: SobolSequence
  private let shift: [UInt32]

  /// A sampler; a space of more axes than there are dimensions is refused.
  public init(_ space: SearchSpace, seed: UInt64, limit: Int? = nil) throws(SweepError) {
    let axes = space.axes.count
    guard let sequence = SobolSequence(dimensions: axes) else {
      throw .tooManyAxes(count: axes, limit: SobolSequence.mostDimensions)
    }
    var generator = SampleGenerator(seed: seed)
    self.space = space
    self.limit = limit
    self.sequence = sequence
    shift = (0..<axes).map { _ in UInt32(truncatingIfNeeded: generator.next() >> 32) }
  }

  /// The cells of all points.
  public var candidates: some Sequence<Params> {
    (0...UInt32.max).lazy.map { [space, sequence, shift] index in
      // Half a digit keeps points off the edges of the cube.
      space.params(at: zip(sequence.point(index), shift).map { (Double($0 ^ $1) + 0.5) * 0x1p-32 })
    }
  }
}
