import Foundation
import Lab
import Reports

/// Prints predictions as they come; text for people waits for the last, as its columns need all of them.
struct PredictionPrinter {
  /// How predictions are printed.
  enum Form { case text, json, csv }

  private let form: Form
  private let classes: [String]
  private let topK: Int
  private let withScores: Bool
  private var rows: [PredictionRow] = []
  private var output = OutputBuffer()
  /// How many there have been.
  private(set) var count = 0
  /// Of how many the true class is known, and how many of those are right.
  private(set) var (judged, right) = (0, 0)
  /// Those that have a picture.
  private(set) var pictured: [PredictionRow] = []

  init(form: Form, classes: [String], topK: Int, withScores: Bool) {
    (self.form, self.classes, self.withScores) = (form, classes, withScores)
    self.topK = min(topK, classes.count)
  }

  mutating func add(_ prediction: Prediction) {
    let ranks = prediction.ranking(topK).map { index in
      PredictionRow.Rank(label: classes[index], score: Double(prediction.scores[index]))
    }
    let row = PredictionRow(
      path: prediction.path, truth: prediction.truth.map { classes[$0] }, ranks: ranks,
      scores: withScores ? prediction.scores.map(Double.init) : nil, picture: prediction.picture)
    if let isRight = row.isRight { (judged, right) = (judged + 1, right + (isRight ? 1 : 0)) }
    if row.picture != nil { pictured.append(row) }
    switch form {
    case .text: rows.append(row)
    case .json: output.write((count == 0 ? "[\n" : ",\n") + row.json.rendered)
    case .csv:
      if count == 0 { writeHeading() }
      output.write(row.csv + "\n")
    }
    count += 1
  }

  /// Prints what is left.
  mutating func finish() {
    switch form {
    case .text:
      if !rows.isEmpty {
        let table = PredictionTable(rows)
        output.write(table.text(width: Terminal.columns(of: STDOUT_FILENO), style: Terminal.style))
      }
    case .json: output.write(count == 0 ? "[]\n" : "\n]\n")
    case .csv: if count == 0 { writeHeading() }
    }
    output.flush()
  }

  private mutating func writeHeading() {
    output.write(PredictionRow.csvHeading(classes: classes, ranks: withScores ? nil : topK) + "\n")
  }
}
