import Datasets
import Foundation
import Reports
import Tensors

/// What is in a dataset, for people and for programs.
struct DatasetSummary {
  private let dataset: Dataset
  /// Number of samples of each class in the parts.
  private let counts: [(train: Int, test: Int?)]
  /// Mean and deviation of each channel of the train part.
  private let spread: Normalization

  init(_ dataset: Dataset) {
    self.dataset = dataset
    let train = dataset.train.classCounts(dataset.classes.count)
    let test = dataset.test?.classCounts(dataset.classes.count)
    counts = train.indices.map { (train[$0], test?[$0]) }
    spread = .standardizing(dataset.train, over: Array(0..<Int32(dataset.train.count)))
  }

  /// - Parameter width: the columns of the terminal; nil where lines may be of any length.
  func text(width: Int?, style: Style) -> String {
    let classes = TextTable(
      fields: Self.fields("class", "train", "test"),
      rows: zip(dataset.classes, counts).map { name, counts in
        [printable(name), count(counts.train), counts.test.map(count) ?? "-"]
      })
    let channels = TextTable(
      fields: Self.fields("channel", "mean", "deviation"),
      rows: zip(spread.mean, spread.deviation).enumerated().map { channel, spread in
        ["\(channel)", decimals(spread.0), decimals(spread.1)]
      })
    let tables = [classes, channels].map { $0.lines(width: width, style: style).lines }
    return ([facts(width: width)] + tables).map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
      + "\n"
  }

  var json: JSONValue {
    .object([
      ("name", .text(dataset.name)), ("origin", .text(dataset.origin)),
      ("attribution", .text(dataset.attribution)), ("fingerprint", .text(dataset.fingerprint)),
      ("input", dataset.inputShape.json), ("value_maximum", JSONValue(dataset.train.valueMaximum)),
      ("classes", JSONValue(dataset.classes.count)), ("train", JSONValue(dataset.train.count)),
      ("test", JSONValue(dataset.test?.count)), ("skipped", JSONValue(dataset.skipped.count)),
      (
        "class_counts",
        .array(
          zip(dataset.classes, counts).map { name, counts in
            .object([
              ("label", .text(name)), ("train", JSONValue(counts.train)), ("test", JSONValue(counts.test)),
            ])
          })
      ),
      (
        "channels",
        .array(
          zip(spread.mean, spread.deviation).map { mean, deviation in
            .object([("mean", .number(mean)), ("deviation", .number(deviation))])
          })
      ),
    ])
  }

  private func facts(width: Int?) -> [String] {
    let values =
      switch dataset.train.values {
      case .bytes: "bytes, of which \(dataset.train.valueMaximum) counts as 1"
      case .floats: "numbers"
      }
    let rows = [
      ("origin", dataset.origin), ("attribution", dataset.attribution),
      ("input", "\(dataset.inputShape), \(values)"), ("classes", "\(dataset.classes.count)"),
      ("train", "\(count(dataset.train.count)) samples"),
      ("test", dataset.test.map { "\(count($0.count)) samples" } ?? "none"),
      ("skipped", "\(count(dataset.skipped.count)) records"), ("fingerprint", dataset.fingerprint),
    ]
    return [printable(dataset.name)] + factLines(rows, indentation: 13, width: width)
  }

  private static func fields(_ headings: String...) -> [TextTable.Field] {
    headings.enumerated().map { position, heading in
      TextTable.Field(
        heading: heading, alignment: position == 0 ? .left : .right, importance: 90 - position)
    }
  }

  private func count(_ value: Int) -> String { NumberText.count(Int64(value)) }

  private func decimals(_ value: Double) -> String { String(format: "%.4f", value) }
}

extension Samples {
  /// How many samples each class has.
  fileprivate func classCounts(_ classes: Int) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: classes)) { counts, label in counts[Int(label)] += 1 }
  }
}
