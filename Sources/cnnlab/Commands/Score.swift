import ArgumentParser
import Foundation
import Lab
import Reports
import Scoring

/// `cnnlab score`: metrics of labels and scores that were made anywhere.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Compute every metric of labels and class scores in a file.",
    discussion:
      "A CSV has a label and its scores a line (label,score_0,score_1,...); scores in an .npy come with labels in another. "
      + "One column of scores is the probability of class 1.")

  @Argument(help: "The scores: a CSV with the labels, or an .npy; plain or gzip.")
  var file: String
  @Argument(help: "The labels, where the scores are an .npy: whole numbers in another one.")
  var labels: String?
  @Option(name: .customLong("labels"), help: "The same, by name.")
  var namedLabels: String?
  @Option(help: "The class that counts as the positive one of two (else the second).")
  var positive: String?
  @Option(help: "The score from which on a sample counts as positive (else the higher score decides).")
  var threshold: Double?
  @Option(help: "The names of the classes in the order of the scores, separated by commas.")
  var classes: String?
  @Flag(help: "Print the metrics as JSON.")
  var json = false

  func validate() throws {
    guard labels == nil || namedLabels == nil else {
      throw ValidationError("expected the file of labels once, found it twice")
    }
    guard threshold?.isFinite ?? true else { throw ValidationError("--threshold: expected a finite number") }
  }

  func run() throws {
    let names = classes?.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let scores = try LabelledScores(
      path: file, labels: labels ?? namedLabels, classes: names, positive: positive)
    guard threshold == nil || scores.classes.count == 2 else {
      throw ValidationError("--threshold: expected scores of two classes, found \(scores.classes.count)")
    }
    let wanted = MetricName.all + MetricName.further
    let metrics = ClassificationMetrics(of: scores.samples, wanted, threshold: threshold)
    let report = ScoreReport(metrics, wanted, classes: scores.classes, source: file)
    StandardOutput.write(
      json
        ? report.json.rendered + "\n"
        : report.text(width: Terminal.columns(of: 1), style: Terminal.style))
  }
}
