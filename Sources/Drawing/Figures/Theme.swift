/// The colors of figures on one ground.
package struct Theme: Sendable {
  package let paper: RGB
  package let ink: RGB
  package let quiet: RGB
  package let grid: RGB
  /// The color of the amount 1.
  package let heat: RGB
  /// Text on low and on high amounts.
  package let onLowHeat: RGB
  package let onHighHeat: RGB
  /// Colors of series: told apart with every kind of color vision, and at least 3:1 in contrast to the ground.
  package let series: [RGB]

  /// The color for a purpose.
  package func color(of paint: Paint) -> RGB {
    switch paint {
    case .paper: paper
    case .ink: ink
    case .quiet: quiet
    case .grid: grid
    case .series(let index): series[Paint.place(ofSeries: index)]
    case .heat(let amount): paper.mixed(with: heat, share: amount)
    case .onHeat(let amount): Paint.isHigh(amount) ? onHighHeat : onLowHeat
    }
  }
}
