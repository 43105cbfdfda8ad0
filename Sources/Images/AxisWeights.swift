/// What one axis of a resized image is made of: of which original positions each new one, and in which parts.
///
/// Positions are exact fractions of the axis' two sizes, so weights are integers, and resizing rounds once.
struct AxisWeights {
  /// A share of an original position in a new one.
  struct Part {
    let target: Int
    let source: Int
    let weight: UInt32
  }

  /// All parts, by ascending target.
  let parts: [Part]
  /// What the weights of each target add up to.
  let total: Int
  /// The parts of target `p` are `parts[bounds[p]..<bounds[p + 1]]`.
  private let bounds: [Int]

  init(from size: Int, to newSize: Int, _ resampling: Resampling) {
    var parts: [Part] = []
    var bounds = [0]
    for target in 0..<newSize {
      let (first, weights) =
        switch resampling {
        case .bilinear: Self.bilinear(target, from: size, to: newSize)
        case .area: Self.area(target, from: size, to: newSize)
        }
      parts += zip(first..., weights).map { Part(target: target, source: $0, weight: $1) }
      bounds.append(parts.count)
    }
    total = resampling == .bilinear ? 2 * newSize : size
    (self.parts, self.bounds) = (parts, bounds)
  }

  /// The parts of one target.
  func parts(of target: Int) -> ArraySlice<Part> { parts[bounds[target]..<bounds[target + 1]] }

  /// Linear interpolation between the two pixels whose middles enclose the new one's.
  ///
  /// It lies at `(target + 1/2) size / newSize - 1/2`, or on the middle of the first or last pixel where that is
  /// beyond it. Unit: `1 / (2 newSize)`.
  private static func bilinear(_ target: Int, from size: Int, to newSize: Int) -> (Int, [UInt32]) {
    let unit = 2 * newSize
    let middle = min(max((2 * target + 1) * size - newSize, 0), (size - 1) * unit)
    let (first, rest) = middle.quotientAndRemainder(dividingBy: unit)
    return (first, rest == 0 ? [UInt32(unit)] : [UInt32(unit - rest), UInt32(rest)])
  }

  /// The mean of what the new pixel covers.
  ///
  /// That is the original from `target size / newSize` to `(target + 1) size / newSize`. Unit: `1 / newSize`.
  private static func area(_ target: Int, from size: Int, to newSize: Int) -> (Int, [UInt32]) {
    let covered = target * size..<(target + 1) * size
    let first = covered.lowerBound / newSize
    let last = (covered.upperBound - 1) / newSize
    let weights = (first...last).map { pixel in
      UInt32(covered.clamped(to: pixel * newSize..<(pixel + 1) * newSize).count)
    }
    return (first, weights)
  }
}
