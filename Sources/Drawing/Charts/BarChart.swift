/// Shares from 0 to 1 as bars below one another.
package struct BarChart: Sendable {
  /// A bar.
  package struct Bar: Sendable {
    package var name: String
    package var share: Double
    /// What is written beside the bar.
    package var text: String

    /// A bar.
    package init(name: String, share: Double, text: String) {
      (self.name, self.share, self.text) = (name, share, text)
    }
  }

  package var title: String
  package var bars: [Bar]

  /// A chart.
  package init(title: String, bars: [Bar]) { (self.title, self.bars) = (title, bars) }

  private static let textSize = 12.0
  private static let rowHeight = 26.0
  private static let barHeight = 16.0
  private static let longestName = 160.0

  /// The chart, as high as its bars need.
  package func figure(width: Double) -> Figure {
    let names = bars.map { Label.fitted($0.name, width: Self.longestName, size: Self.textSize) }
    let left = (names.map { Label.width(of: $0, size: Self.textSize) }.max() ?? 0) + 8
    let texts = (bars.map { Label.width(of: $0.text, size: Self.textSize) }.max() ?? 0) + 8
    let room = max(20, width - left - texts)
    var marks: [Mark] = [.text(Label(title, at: Point(0, 15), size: 14, isBold: true))]
    for (row, bar) in bars.enumerated() {
      let middle = 28 + (Double(row) + 0.5) * Self.rowHeight
      let baseline = middle + Label.middleToBaseline * Self.textSize
      let long = room * Paint.share(bar.share)
      let (top, height) = (middle - Self.barHeight / 2, Self.barHeight)
      marks.append(
        .group(
          title: "\(bar.name): \(bar.text)", offset: Point(0, 0),
          [
            .text(
              Label(names[row], at: Point(left - 8, baseline), size: Self.textSize, anchor: .end)),
            .rectangle(Box(x: left, y: top, width: room, height: height), .grid, opacity: 0.6),
            .rectangle(Box(x: left, y: top, width: long, height: height), .series(0)),
            .text(Label(bar.text, at: Point(left + room + 8, baseline), size: Self.textSize)),
          ]))
    }
    return Figure(
      width: width, height: 28 + Double(bars.count) * Self.rowHeight + 4, title: title,
      summary: bars.map { "\($0.name): \($0.text)" }.joined(separator: "; "), marks: marks)
  }
}
