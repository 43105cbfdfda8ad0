import Drawing
import Images
import Testing

@Suite struct LineChartTests {
  private func chart(_ series: [[Double]]) -> LineChart {
    LineChart(
      title: "val.f1", xName: "epoch", yName: "val.f1",
      series: series.enumerated().map { style, values in
        LineChart.Series(
          name: "run \(style)", points: values.enumerated().map { Point(Double($0 + 1), $1) }, style: style)
      })
  }

  /// The lines of series, as points on the figure.
  private func lines(_ figure: Figure, _ name: String) -> [[Point]] {
    figure.marks.flatMap { mark -> [[Point]] in
      guard case .group(let title, Point(0, 0), let marks) = mark, title == name else { return [] }
      return marks.compactMap { if case .line(let points, _) = $0 { points } else { nil } }
    }
  }

  @Test func higherValuesAreHigher() {
    let lines = lines(chart([[0.5, 0.9, 0.7]]).figure(width: 400, height: 300), "run 0")
    #expect(lines.count == 1)
    #expect(lines[0].map(\.x).sorted() == lines[0].map(\.x))
    #expect(lines[0][1].y < lines[0][2].y && lines[0][2].y < lines[0][0].y)
  }

  @Test func whatIsNotFiniteMakesAGap() {
    let pieces = lines(
      chart([[0.1, 0.2, .nan, 0.4, .infinity, 0.6]]).figure(width: 400, height: 300), "run 0")
    #expect(pieces.map(\.count) == [2, 1, 1])
  }

  @Test func millionPointsBecomeWhatCanBeSeen() {
    var values = (0..<1_000_000).map { 0.5 + 0.1 * Double($0 % 97) / 97 }
    values[123_456] = 3
    let figure = chart([values]).figure(width: 400, height: 300)
    let points = lines(figure, "run 0").flatMap(\.self)
    #expect(points.count < 4000)
    let top = points.map(\.y).min()
    #expect(points.count { $0.y == top } == 1)
  }

  @Test func linesBeyondTheMostAreCounted() {
    let figure = chart((0..<1000).map { [Double($0), 1] }).figure(width: 400, height: 300)
    #expect(figure.texts.contains("and 968 more, not drawn"))
    #expect(lines(figure, "run 31").count == 1 && lines(figure, "run 32").isEmpty)
  }

  @Test func legendIsBelowAndWithin() {
    let figure = chart((0..<6).map { [Double($0), 1] }).figure(width: 300, height: 200)
    #expect(figure.height > 200 + 19)
    #expect(figure.texts.contains("run 5"))
    var wide = chart([[1, 2]])
    wide.series[0].name = String(repeating: "long ", count: 100_000)
    #expect(wide.figure(width: 300, height: 200).texts.allSatisfy { $0.count < 60 })
  }

  @Test func widelySpreadPositiveValuesGetALogarithmicAxis() {
    #expect(chart([[0.001, 1]]).figure(width: 400, height: 300).texts.contains("val.f1 (log scale)"))
    #expect(chart([[-0.001, 1]]).figure(width: 400, height: 300).texts.contains("val.f1"))
  }

  @Test(
    arguments: [[[]], [[Double.nan]], [[1e300, -1e300]], [[1.7e308]], [[0], [.infinity]], []] as [[[Double]]])
  func hostileSeriesAreDrawnSomehow(_ series: [[Double]]) {
    var chart = chart(series)
    for index in chart.series.indices {
      chart.series[index].band = [.init(x: .nan, low: -1e308, high: 1e308), .init(x: 1, low: .nan, high: 3)]
    }
    let figure = chart.figure(width: 300, height: 200)
    #expect(figure.svg(.literal(.light)).hasSuffix("</svg>\n"))
    #expect(figure.image(.light, scale: 1).width == 300)
  }
}
