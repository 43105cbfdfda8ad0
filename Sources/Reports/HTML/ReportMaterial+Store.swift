import Scoring
package import Tracking

extension ReportMaterial {
  /// The rows whose classes are shown.
  private static let mostScores = 3
  private static let sampleCount = 24

  /// What a report is illustrated with, from a store.
  ///
  /// - Parameter pictures: PNG files of a run's validation samples at some places in the order of its stored scores. Where
  ///   they cannot be had, the page says why.
  /// - Throws: `StoreError`, and what damaged scores give.
  package init(
    of report: Report, in store: Store, pictures: (RunRecord, [Int]) throws -> [[UInt8]]
  ) throws {
    let courses = try RunCourses(of: report, in: store)
    self.init(courses: courses, diagnoses: report.diagnoses(courses))
    let reader = ScoreReader(store)
    for (place, run) in report.rows.prefix(Self.mostScores).compactMap(\.group.runs.first).enumerated() {
      guard let scored = try reader.bestSamples(of: run) else { continue }
      let title = "\(run.name), epoch \(scored.epoch), \(scored.samples.count) validation samples"
      scores.append(RunScores(title: title, of: scored.samples, labels: scored.classes))
      if place == 0 { addSamples(of: run, scored, pictures) }
    }
  }

  private mutating func addSamples(
    of run: RunRecord, _ scored: ScoreReader.Epoch, _ pictures: (RunRecord, [Int]) throws -> [[UInt8]]
  ) {
    let choice = SampleChoice(of: scored.samples, count: Self.sampleCount)
    do {
      samples = choice.predictions(pictures: try pictures(run, choice.places), labels: scored.classes)
      samplesNote =
        "Validation samples that \(run.name) took for something else, the surest first; then those that it was least sure of."
    } catch {
      samplesNote = "The images of the validation samples cannot be shown: \(error)."
    }
  }
}
