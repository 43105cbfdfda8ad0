import Drawing
import Images
import Testing

@Suite struct ChartTests {
  private func lines(_ marks: [Mark], below title: String) -> [[Point]] {
    marks.flatMap { mark -> [[Point]] in
      guard case .group(title, _, let marks) = mark else { return [] }
      return marks.compactMap { if case .line(let points, _) = $0 { points } else { nil } }
    }
  }

  private func coordinates(_ axes: [ParallelCoordinates.Axis], count: Int) -> Figure {
    ParallelCoordinates(
      title: "t", summary: "s", axes: axes, amounts: (0..<count).map { 1 - Double($0) / Double(count) },
      names: (0..<count).map { "run \($0)" }
    ).figure(width: 600, height: 300)
  }

  @Test func parallelLinesGoThroughTheirValues() {
    let figure = coordinates(
      [
        .init(name: "rate", values: .numbers([0.001, 0.1, nil])),
        .init(name: "kind", values: .texts(["b", "a", "a"])),
        .init(name: "f1", values: .numbers([1, 0, 0.5])),
      ], count: 3)
    let best = lines(figure.marks, below: "run 0")[0]
    let second = lines(figure.marks, below: "run 1")[0]
    #expect(best.count == 3 && best.map(\.x) == second.map(\.x))
    // Higher values are higher; words go down in their order.
    #expect(best[0].y > second[0].y && best[1].y > second[1].y && best[2].y < second[2].y)
    // What a record lacks is a gap, not a value.
    #expect(lines(figure.marks, below: "run 2").map(\.count) == [2])
    #expect(Set(["rate", "kind", "f1", "a", "b", "0.001", "0.1"]).isSubset(of: Set(figure.texts)))
  }

  @Test func manyRecordsAndWordsAreLimited() {
    let count = 10_000
    let figure = coordinates(
      [
        .init(name: "word", values: .texts((0..<count).map { "word \($0 % 500)" })),
        .init(name: "value", values: .numbers((0..<count).map { $0 % 7 == 0 ? .nan : Double($0) })),
      ], count: count)
    #expect(
      figure.marks.count { if case .group(let title?, _, _) = $0 { title.hasPrefix("run ") } else { false } }
        == ParallelCoordinates.mostLines)
    #expect(figure.texts.contains("other"))
    #expect(figure.texts.count { $0.hasPrefix("word ") } <= ParallelCoordinates.mostTexts)
  }

  @Test func hostileRecordsAreDrawnSomehow() {
    for values in [[], [Double.nan], [1e308, -1e308], [.infinity, 3], [5, 5]] as [[Double]] {
      let figure = coordinates([.init(name: "v", values: .numbers(values))], count: 4)
      #expect(figure.svg(.variables).hasSuffix("</svg>\n"))
    }
    #expect(coordinates([], count: 4).image(.dark, scale: 1).width == 600)
  }

  @Test func cellsHaveTheirNumbersAndColors() {
    let cells = [0.0, 0.25, 1, 0.75].map {
      HeatMap.Cell(amount: $0, text: "\(Int($0 * 100))", meaning: "m \($0)")
    }
    let figure = HeatMap(
      title: "t", summary: "s", rowName: "true", columnName: "predicted", labels: ["no", "yes"],
      cells: [Array(cells[..<2]), Array(cells[2...])]
    ).figure(width: 300)
    #expect(Set(["0", "25", "100", "75", "no", "yes", "true", "predicted"]).isSubset(of: Set(figure.texts)))
    let svg = figure.svg(.literal(.light))
    #expect(svg.contains("<title>m 0.25</title>") && svg.contains("fill=\"#051946\""))
    // Light text on the dark cell.
    #expect(svg.contains("fill=\"#ffffff\" text-anchor=\"middle\">100<"))
    #expect(svg.contains("fill=\"#000000\" text-anchor=\"middle\">25<"))
  }

  @Test func barsAreAsLongAsTheirShares() {
    let bars = [0.0, 0.5, 1, .nan, 7].map { BarChart.Bar(name: "p", share: $0, text: "t") }
    let figure = BarChart(title: "t", bars: bars).figure(width: 400)
    let widths = figure.marks.flatMap { mark -> [Double] in
      guard case .group(_, _, let marks) = mark else { return [] }
      return marks.compactMap {
        if case .area(let corners, .series, _) = $0 { corners[1].x - corners[0].x } else { nil }
      }
    }
    #expect(widths.count == 5)
    #expect(widths[0] == 0 && widths[3] == 0 && widths[1] * 2 == widths[2] && widths[4] == widths[2])
  }
}
