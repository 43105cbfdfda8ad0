/// What a color is for; a theme says which color that is.
package enum Paint: Hashable, Sendable {
  /// The ground.
  case paper
  /// Text and what matters.
  case ink
  /// Text and lines that matter less.
  case quiet
  /// Lines that only help the eye.
  case grid
  /// The color of one of several series, repeating after the last.
  case series(Int)
  /// An amount from 0, the ground, to 1.
  case heat(Double)
  /// Text upon that amount.
  case onHeat(Double)

  /// How many colors there are for series.
  package static let seriesCount = 8
  /// The amount from which on text stands out as light on dark rather than dark on light, or the other way round
  /// where the ground is dark.
  private static let heatOfTextChange = 0.6

  /// An amount within 0 and 1; what is not a number is nothing.
  static func share(_ amount: Double) -> Double { amount >= 1 ? 1 : amount > 0 ? amount : 0 }

  /// Whether text upon an amount is that for high amounts.
  static func isHigh(_ amount: Double) -> Bool { share(amount) > heatOfTextChange }

  /// The place of a series' color.
  static func place(ofSeries index: Int) -> Int {
    let rest = index % seriesCount
    return rest < 0 ? rest + seriesCount : rest
  }
}
