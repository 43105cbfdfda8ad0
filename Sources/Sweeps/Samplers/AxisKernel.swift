/// One axis of a kernel: a density between 0 and 1.
enum AxisKernel {
  /// The same everywhere.
  case even
  /// Highest at a number, falling off to both sides.
  case bell(TruncatedNormal)
  /// Constant within the share of a listed value and, lower, outside of it.
  case share(ClosedRange<Double>, evenWeight: Double)

  /// The kernel of a listed value among some points.
  ///
  /// With `n` points it counts `n` times, and each of the `K` listed values `K` times its probability besides: what
  /// was seen prevails as points become many, and nothing that is possible is ever ruled out.
  static func share(of distribution: Distribution, at center: Double, points: Int) -> AxisKernel {
    let shares = distribution.shares
    let choice = distribution.choice(at: center)
    let start = shares[..<choice].reduce(0, +)
    let values = Double(shares.count)
    return .share(start...(start + shares[choice]), evenWeight: values / (values + Double(points)))
  }

  /// The density at a coordinate.
  func density(at x: Double) -> Double {
    switch self {
    case .even: 1
    case .bell(let normal): normal.density(at: x)
    case .share(let range, let weight):
      weight + (range.contains(x) ? (1 - weight) / (range.upperBound - range.lowerBound) : 0)
    }
  }

  /// A coordinate drawn from the density.
  func sample(using generator: inout SampleGenerator) -> Double {
    switch self {
    case .even: return generator.uniform()
    case .bell(let normal): return normal.quantile(generator.uniform())
    case .share(let range, let weight):
      guard generator.uniform() >= weight else { return generator.uniform() }
      return range.lowerBound + generator.uniform() * (range.upperBound - range.lowerBound)
    }
  }
}
