import CKernels

/// Maps times one factor for each channel of each sample, as squeeze-and-excitation weighs them (Hu et al., 2018).
///
/// Maps `N x C x spatial`, factors `N x C` with or without sizes of 1 behind.
public struct ChannelScaleOperation: Operation {
  /// Shape of the maps; in their blocks of channels, else row-major.
  public let output: Buffer
  /// Brings both inputs into that order where they are not, then one pass over the values.
  public let forward: [any Step]

  private let maps, factors: Buffer
  private let factorShape: Shape
  private let groups: ChannelGroups

  /// Binds the product to its inputs.
  public init(_ maps: Buffer, by factors: Buffer) throws(EngineError) {
    let shape = maps.layout.shape
    let block = maps.layout.channelBlock
    var steps: [any Step]
    (self.maps, steps) = try aligned(maps, to: .blocked(shape, by: block))
    factorShape = factors.layout.shape
    // Seen with sizes of 1, the factors lie in the same blocks as the channels do.
    let single = Self.single(shape)
    let (plain, straightening) = try aligned(factors, to: .plain(factorShape))
    let (blocked, blocking) = try aligned(
      Buffer(viewing: plain, as: .plain(single)), to: .blocked(single, by: block))
    steps += straightening + blocking
    (self.factors, groups) = (blocked, try ChannelGroups(of: self.maps.layout) ?? ChannelGroups(plain: shape))
    output = try Buffer(maps.context, self.maps.layout)
    forward = steps + [Self.scale(self.maps, by: blocked, to: output, groups)]
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// The maps' gradient is the output's times the factors, that of a factor the sum of the output's times the map.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    var (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let ofMaps = wanted[0] ? try Buffer(maps.context, maps.layout) : nil
    if let ofMaps { steps.append(Self.scale(gradient, by: factors, to: ofMaps, groups)) }
    guard wanted[1] else { return BackwardPass(steps: steps, inputGradients: [ofMaps, nil]) }
    let sums = try Buffer(maps.context, factors.layout)
    let (maps, groups, source) = (maps, groups, gradient)
    steps.append(
      LoopStep {
        ck_sum_products(
          sums.values.baseAddress, source.values.baseAddress, maps.values.baseAddress, Int64(groups.rows),
          Int64(groups.area), Int64(groups.lanes))
      })
    let (plain, straightening) = try aligned(sums, to: .plain(sums.layout.shape))
    steps += straightening
    return BackwardPass(
      steps: steps, inputGradients: [ofMaps, try Buffer(viewing: plain, as: .plain(factorShape))])
  }

  private static func scale(
    _ source: Buffer, by factors: Buffer, to target: Buffer, _ groups: ChannelGroups
  ) -> any Step {
    LoopStep {
      ck_scale_channels(
        target.values.baseAddress, source.values.baseAddress, factors.values.baseAddress,
        Int64(groups.rows), Int64(groups.area), Int64(groups.lanes))
    }
  }

  /// `N x C` with as many sizes of 1 behind as maps have.
  private static func single(_ shape: Shape) -> Shape {
    Shape(Array(shape.dimensions.prefix(2)) + shape.dimensions.dropFirst(2).map { _ in 1 })
  }
}
