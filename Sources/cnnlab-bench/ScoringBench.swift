import ArgumentParser
import Scoring

/// `cnnlab-bench scoring`: how long metrics take, from scores as a network gives them and as a store keeps them.
struct ScoringBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scoring", abstract: "Measure how long metrics of labels and scores take.")

  @Option(help: "The number of samples.")
  var samples = 10_000
  @Option(help: "The number of classes.")
  var classes = 10
  @Option(help: "How often each is measured; the median is printed.")
  var runs = 100

  func validate() throws {
    guard (1...10_000_000).contains(samples), (2...10_000).contains(classes), (1...100_000).contains(runs),
      samples * classes <= 100_000_000
    else {
      throw ValidationError("expected some samples, at least two classes and at most 100 million scores")
    }
  }

  func run() throws {
    let drawn = DrawnScores(samples: samples, classes: classes)
    let queries = try Self.queries.map { try MetricQuery(parsing: $0) }
    try report("metrics of an evaluation, single precision") {
      let samples = try ScoredSamples(
        labels: drawn.labels, scores: drawn.probabilities, classCount: classes)
      _ = ClassificationMetrics(of: samples).confusion()
    }
    try report("every metric, single precision") {
      let samples = try ScoredSamples(
        labels: drawn.labels, scores: drawn.probabilities, classCount: classes)
      _ = ClassificationMetrics(of: samples, MetricName.all + MetricName.further).confusion()
    }
    try report(Self.queries.joined(separator: ", ") + ", stored logarithms") {
      let samples = try ScoredSamples(
        labels: drawn.labels, halves: drawn.logarithms, areLogarithms: true, columns: classes)
      _ = samples.values(of: queries, classes: [])
    }
  }

  private static let queries = [
    "f1", "recall[class=1]", "precision[class=1,threshold=0.8]", "average_precision",
  ]

  private func report(_ what: String, _ work: () throws -> Void) throws {
    try work()
    var stopwatch = Stopwatch()
    for _ in 0..<runs {
      try work()
      stopwatch.lap()
    }
    let times = stopwatch.laps(runs, after: 0).sorted()
    let microseconds = Int((1000 * times[times.count / 2]).rounded())
    print("\(microseconds) µs  \(what)")
  }
}
