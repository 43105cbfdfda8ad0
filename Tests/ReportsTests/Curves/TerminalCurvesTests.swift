import Drawing
import Reports
import Testing

@Suite struct TerminalCurvesTests {
  private func chart(_ courses: [[Double]], dashed: [Double] = []) -> LineChart {
    func points(_ values: [Double]) -> [Point] { values.enumerated().map { Point(Double($0 + 1), $1) } }
    var series = courses.enumerated().map {
      LineChart.Series(name: "run \($0)", points: points($1), style: $0)
    }
    if !dashed.isEmpty { series.append(.init(name: nil, points: points(dashed), style: 0, isDashed: true)) }
    return LineChart(title: "val.f1", xName: "epoch", yName: "val.f1", series: series)
  }

  @Test func risingLineGoesFromCornerToCorner() {
    #expect(
      chart([[0, 1, 2, 3]]).terminalLines(width: 20, height: 4) == [
        "val.f1",
        "3 │             ⣀⠤⠒A",
        "  │        ⢀⡠⠔⠒⠉",
        "  │    ⣀⠤⠔⠊⠁",
        "0 │⣀⠤⠒⠉",
        "  └─────────────────",
        "   1               4",
        "A run 0",
      ])
  }

  @Test func lettersTellCurvesApartAndGiveWay() {
    let lines = chart([[0.1, 0.9], [0.2, 0.9], [0.3, 0.9]]).terminalLines(width: 40)
    let body = lines[1...12].joined()
    for letter in ["A", "B", "C"] { #expect(body.contains(letter)) }
    #expect(lines.suffix(3) == ["A run 0", "B run 1", "C run 2"])
  }

  @Test func colorsAreForTerminalsAlone() {
    let chart = chart([[0.1, 0.9], [0.9, 0.1]], dashed: [0.5, 0.6])
    #expect(!chart.terminalLines(width: 60).joined().contains("\u{1B}"))
    let colored = chart.terminalLines(width: 60, style: .coloured)
    #expect(colored.joined().contains("\u{1B}[94m") && colored.joined().contains("\u{1B}[33m"))
    let bare = colored.map { $0.replacing(/\u{1B}\[[0-9]+m/, with: "") }
    #expect(bare == chart.terminalLines(width: 60))
  }

  @Test func dashedCurvesHaveHalfTheDots() {
    func dots(_ chart: LineChart) -> Int {
      chart.terminalLines(width: 60)[1...12].joined().unicodeScalars.reduce(0) { sum, scalar in
        (0x2800...0x28FF).contains(scalar.value) ? sum + (scalar.value - 0x2800).nonzeroBitCount : sum
      }
    }
    let course = [0.0, 1, 0, 1]
    var dashed = chart([course])
    dashed.series[0].isDashed = true
    let share = Double(dots(dashed)) / Double(dots(chart([course])))
    #expect((0.35...0.65).contains(share))
  }

  @Test func noLineIsWiderThanAsked() {
    var chart = chart((0..<40).map { [Double($0) * 1e-5, 1e300] })
    chart.title = String(repeating: "long ", count: 50)
    chart.series[0].name = "\u{1B}[2J" + String(repeating: "name ", count: 100)
    for width in [0, 20, 33, 80, 1000] {
      for line in chart.terminalLines(width: width) {
        #expect(line.count <= max(20, width))
        #expect(!line.contains("\u{1B}"))
      }
    }
  }

  @Test func muchAndNothingAreDrawn() {
    let noise = (0..<1_000_000).map { Double($0 * 7919 % 1000) }
    #expect(chart([noise]).terminalLines(width: 80).count == 16)
    #expect(chart([[.nan, .infinity]]).terminalLines(width: 80).count == 16)
    #expect(chart([]).terminalLines(width: 80).count == 15)
  }
}
