extension Theme {
  /// The colors as CSS custom properties, which SVG of the colors `variables` refers to.
  package var customProperties: String {
    let named: [(String, RGB)] = [
      ("paper", paper), ("ink", ink), ("quiet", quiet), ("grid", grid), ("heat", heat),
      ("on-low-heat", onLowHeat), ("on-high-heat", onHighHeat),
    ]
    let numbered = series.enumerated().map { ("series-\($0)", $1) }
    return (named + numbered).map { "--\($0): \($1.hexadecimal);" }.joined(separator: " ")
  }
}

extension Paint {
  /// The color as a CSS value in terms of a theme's custom properties.
  var customProperty: String {
    switch self {
    case .paper: "var(--paper)"
    case .ink: "var(--ink)"
    case .quiet: "var(--quiet)"
    case .grid: "var(--grid)"
    case .series(let index): "var(--series-\(Self.place(ofSeries: index)))"
    case .heat(let amount):
      "color-mix(in srgb,var(--heat) \(svgNumber(Self.share(amount) * 100))%,var(--paper))"
    case .onHeat(let amount): Self.isHigh(amount) ? "var(--on-high-heat)" : "var(--on-low-heat)"
    }
  }
}
