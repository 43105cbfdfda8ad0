import Drawing

extension BrailleGrid {
  mutating func draw(_ dots: [(x: Int, y: Int)?], of series: LineChart.Series) {
    var last: (x: Int, y: Int)?
    for dot in dots {
      if let dot { line(from: last ?? dot, to: dot, isDashed: series.isDashed, owner: series.style) }
      last = dot
    }
  }

  /// A letter at the curve's end, or further left where another one is there already.
  mutating func mark(_ dots: [(x: Int, y: Int)?], of series: LineChart.Series) {
    for dot in dots.reversed().lazy.compactMap(\.self).prefix(Self.mostPlacesTried)
    where put(series.letter, at: dot, owner: series.style) { return }
  }

  private static let mostPlacesTried = 100
}
