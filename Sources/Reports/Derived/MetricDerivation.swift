import Foundation
import Scoring
import Synchronization
import Tracking

/// Works out metrics that some runs did not record, from their stored scores and points.
struct MetricDerivation {
  /// What came of it.
  struct Result: Sendable {
    /// The points of each run's metrics that were worked out.
    var histories: [RunID: [String: [MetricPoint]]] = [:]
    /// Why there is nothing of metrics that no run recorded: for how many runs, and the reason of the first of them.
    var gaps: [String: (runs: Int, reason: String)] = [:]

    /// Takes in what came of other runs.
    mutating func add(_ other: Result) {
      histories.merge(other.histories) { $1 }
      gaps.merge(other.gaps) { ($0.runs + $1.runs, $0.reason) }
    }
  }

  private let store: Store
  private let reader: ScoreReader
  private let metrics: [DerivedMetric]

  init(_ store: Store, _ metrics: [DerivedMetric]) {
    (self.store, reader, self.metrics) = (store, ScoreReader(store), metrics)
  }

  /// Adds the metrics to the runs that lack them, as if they had been recorded.
  ///
  /// Runs are read one by one, so that memory holds the scores of as many as there are threads.
  func add(to runs: inout [RunRecord]) throws -> Result {
    guard !metrics.isEmpty else { return Result() }
    let given = runs
    let results = Mutex<[Int: [Course]]>([:])
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: given.count) { place in
      guard failure.withLock({ $0 == nil }) else { return }
      do {
        let courses = try courses(of: given[place])
        results.withLock { $0[place] = courses }
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    let recorded = RecordedNames(of: given).metrics
    var result = Result()
    for (place, courses) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      for course in courses {
        runs[place].metrics[course.name] = MetricSummary(of: course.points)
        result.histories[runs[place].id, default: [:]][course.name] = course.points
        if course.points.isEmpty, !recorded.contains(course.name), let reason = course.reason {
          result.gaps[course.name, default: (0, reason)].runs += 1
        }
      }
    }
    return result
  }

  /// The course of a metric; without a point there is a reason.
  private struct Course: Sendable {
    let name: String
    var points: [MetricPoint] = []
    var reason: String?
  }

  private func courses(of run: RunRecord) throws -> [Course] {
    let missing = metrics.filter { run.metrics[$0.description] == nil }
    guard !missing.isEmpty else { return [] }
    var courses = try scoredCourses(of: run, missing.flatMap { Self.scored($0, run) })
    for case .at(let metric, let choice) in missing {
      let points = try courses[metric]?.points ?? recordedPoints(metric, of: run)
      let epoch = if case .number(let number) = choice { number } else { run.objectiveEpoch }
      let name = DerivedMetric.at(metric, choice).description
      courses[name] = Course(
        name: name, points: points.last { $0.epoch == epoch }.map { [$0] } ?? [],
        reason: courses[metric]?.reason ?? "no value at that epoch")
    }
    return missing.compactMap { courses[$0.description] }
  }

  /// What must be asked of the scores for a metric.
  private static func scored(_ metric: DerivedMetric, _ run: RunRecord) -> [Scored] {
    switch metric {
    case .scored(let split, let query): [Scored(split: split, query: query)]
    case .at(let base, _):
      run.metrics[base] == nil
        ? (try? DerivedMetric(parsing: base)).map { scored($0, run) } ?? [] : []
    }
  }

  private struct Scored: Hashable {
    let split: String
    let query: MetricQuery
  }

  /// The courses of queries over all epochs of which scores are stored, by name.
  private func scoredCourses(of run: RunRecord, _ scored: [Scored]) throws -> [String: Course] {
    var courses: [String: Course] = [:]
    for (split, scored) in Dictionary(grouping: Set(scored), by: \.split) {
      let queries = scored.map(\.query)
      var ofSplit = queries.map { Course(name: "\(split).\($0)", reason: "no stored scores of \(split)") }
      for record in try store.scores(of: run.id, split: split) {
        let epoch = try reader.unpacked(record)
        for (place, value) in epoch.samples.values(of: queries, classes: epoch.classes).enumerated() {
          if let value = value.value {
            ofSplit[place].points.append(MetricPoint(epoch: epoch.epoch, step: epoch.step, value: value))
          }
          ofSplit[place].reason = value.reason
        }
      }
      for course in ofSplit { courses[course.name] = course }
    }
    return courses
  }

  private func recordedPoints(_ metric: String, of run: RunRecord) throws -> [MetricPoint] {
    guard run.metrics[metric] != nil else { return [] }
    return try store.metricHistory(run: run.id, metric: metric)
  }
}
