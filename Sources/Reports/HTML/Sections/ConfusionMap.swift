import Drawing
import Foundation

/// A confusion matrix as a heat map: colors are shares of the true class, numbers are samples.
struct ConfusionMap {
  let labels: [String]
  /// Truth by prediction.
  let counts: [[Int]]

  /// More classes do not fit legibly; those with the most mistakes are shown.
  private static let mostClasses = 30

  var pageFigure: PageFigure {
    let shown = shownClasses
    let totals = counts.map { $0.reduce(0, +) }
    let cells = shown.map { truth in
      shown.map { prediction in
        let count = counts[truth][prediction]
        let share = totals[truth] > 0 ? Double(count) / Double(totals[truth]) : 0
        return HeatMap.Cell(
          amount: share, text: count == 0 && truth != prediction ? "" : "\(count)",
          meaning: "true \(labels[truth]), predicted \(labels[prediction]): \(count) of \(totals[truth])")
      }
    }
    let map = HeatMap(
      title: "Confusion matrix", summary: summary, rowName: "true", columnName: "predicted",
      labels: shown.map { labels[$0] }, cells: cells)
    let part = shown.count < labels.count ? " The \(shown.count) classes with the most mistakes." : ""
    return PageFigure(
      figure: map.figure(width: 460),
      caption:
        "Samples by true and predicted class; the darker or brighter, the larger their share of the true class."
        + part, data: table(shown))
  }

  /// In the order of the labels.
  private var shownClasses: [Int] {
    guard labels.count > Self.mostClasses else { return Array(labels.indices) }
    let mistakes = labels.indices.map { place in
      counts[place].reduce(0, +) + counts.reduce(0) { $0 + $1[place] } - 2 * counts[place][place]
    }
    return labels.indices.sorted { (mistakes[$1], $0) < (mistakes[$0], $1) }.prefix(Self.mostClasses).sorted()
  }

  /// The most frequent confusions in words.
  private var summary: String {
    let pairs = labels.indices.flatMap { truth in
      labels.indices.filter { $0 != truth && counts[truth][$0] > 0 }.map { (truth, $0, counts[truth][$0]) }
    }
    guard !pairs.isEmpty else { return "No sample was taken for another class." }
    let worst = pairs.sorted { $0.2 > $1.2 }.prefix(5)
    return "Most frequent mistakes: "
      + worst.map { "\(labels[$0.0]) taken for \(labels[$0.1]) \($0.2) times" }.joined(separator: ", ") + "."
  }

  private func table(_ shown: [Int]) -> PageTable {
    let headings =
      [PageTable.Heading(text: "true", alignment: .left)]
      + shown.map { PageTable.Heading(text: labels[$0], alignment: .right) }
    let rows = shown.map { truth in
      [PageTable.Cell(text: labels[truth])]
        + shown.map { PageTable.Cell(text: "\(counts[truth][$0])", number: Double(counts[truth][$0])) }
    }
    return PageTable(caption: "Samples, true class by predicted class", headings: headings, rows: rows)
  }
}
