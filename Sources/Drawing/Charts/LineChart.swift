/// Several series as lines over one another.
package struct LineChart: Sendable {
  /// A line.
  package struct Series: Sendable {
    /// The name in the legend; nil where another line of the same style has it.
    package var name: String?
    /// The line's points in their order; what is not finite makes a gap.
    package var points: [Point]
    /// Decides color and shape; lines that belong together share it.
    package var style: Int
    /// Whether it is the lesser one of lines that belong together.
    package var isDashed: Bool
    /// An interval around the line: for each x a low and a high value.
    package var band: [Interval]

    /// A line.
    package init(
      name: String?, points: [Point], style: Int, isDashed: Bool = false, band: [Interval] = []
    ) {
      (self.name, self.points, self.style) = (name, points, style)
      (self.isDashed, self.band) = (isDashed, band)
    }
  }

  /// The values between which a line's may be.
  package struct Interval: Hashable, Sendable {
    package var x: Double
    package var low: Double
    package var high: Double

    /// The values between two at an x.
    package init(x: Double, low: Double, high: Double) { (self.x, self.low, self.high) = (x, low, high) }
  }

  /// More lines are not drawn, the legend says how many.
  package static let mostSeries = 32

  package var title: String
  package var xName: String
  package var yName: String
  package var series: [Series]
  /// How values go up; nil for what shows them best.
  package var yKind: Scale.Kind?
  /// What the line without gaps is where there are dashed ones too, and what those are.
  package var meanings: (plain: String, dashed: String)?
  /// A line to hold the others against, such as what chance would give.
  package var guide: [Point] = []
  /// Values that the scales cover although no line may reach them.
  package var reach: [Point] = []

  /// A chart.
  package init(title: String, xName: String, yName: String, series: [Series]) {
    (self.title, self.xName, self.yName, self.series) = (title, xName, yName, series)
  }
}
