public import Tracking

/// Runs side by side: what was decided differently, what came of it, and where their predictions part.
public struct RunComparison: Sendable {
  /// A run with what a comparison looks at beside its record.
  public struct Subject: Sendable {
    let run: RunRecord
    let courses: [String: [MetricPoint]]
    let predictions: ValidationPredictions?

    /// What its course looks like; nil where it is too short to say.
    func diagnosis(by objective: MetricObjective?) -> Diagnosis? {
      RunCourses([run.id: courses]).diagnosis(of: run.id, by: objective)
    }

    /// A run to compare.
    ///
    /// - Parameters:
    ///   - courses: the points of its metrics by full name.
    ///   - predictions: what it took its validation samples for; nil where nothing is stored.
    public init(_ run: RunRecord, courses: [String: [MetricPoint]], predictions: ValidationPredictions?) {
      (self.run, self.courses, self.predictions) = (run, courses, predictions)
    }
  }

  /// A column that is not the same for all runs, with the value of each.
  struct Difference: Sendable {
    let column: Column
    let values: [CellValue]
  }

  let subjects: [Subject]
  /// What was decided differently before the training.
  let settings: [Difference]
  /// What came of it: the objective first.
  let metrics: [Difference]
  /// How the predictions of the first run part from those of each other one.
  let disagreements: [Disagreement]
  /// The metric by which best is meant.
  let objective: MetricObjective?

  /// A comparison of the first run with the others.
  ///
  /// - Precondition: there are two runs at least.
  public init(_ subjects: [Subject]) {
    precondition(subjects.count > 1, "a comparison needs two runs")
    self.subjects = subjects
    let runs = subjects.map(\.run)
    objective = Report.objective(of: runs)
    settings = Self.settings(of: runs).compactMap { column in
      let values = runs.map(column.value)
      return Set(values).count > 1 ? Difference(column: column, values: values) : nil
    }
    metrics = Self.outcomes(of: runs, objective).map { Difference(column: $0, values: runs.map($0.value)) }
    disagreements = subjects.dropFirst().enumerated().map { place, other in
      Disagreement(of: subjects[0], and: other, number: place + 1)
    }
  }

  private static func settings(of runs: [RunRecord]) -> [Column] {
    let known: Set<String> = ["architecture", "dataset", "seed"]
    let params = runs.reduce(into: Set<String>()) { $0.formUnion($1.params.keys) }.subtracting(known)
    return [.experiment, .dataset, .architecture, .parameters] + params.sorted().map(Column.param) + [.seed]
  }

  /// The objective and its epoch, the other metrics of validation, then of training, then what it cost.
  private static func outcomes(of runs: [RunRecord], _ objective: MetricObjective?) -> [Column] {
    let names = runs.reduce(into: Set<String>()) { $0.formUnion($1.metrics.keys) }.sorted()
    let leading = objective.map { [Column.metric($0.metric, .best), .metric($0.metric, .epoch)] } ?? []
    let rest = names.filter { $0 != objective?.metric }
    let others = rest.filter { $0.hasPrefix("val.") } + rest.filter { !$0.hasPrefix("val.") }
    return leading + others.map { .metric($0, .best) } + [.epochs, .duration, .samplesPerSecond]
  }
}
