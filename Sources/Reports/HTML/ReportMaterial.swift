package import Tracking

/// What a report is illustrated with, beside the records of its runs.
package struct ReportMaterial: Sendable {
  /// The courses of `Report.courseMetrics` of `Report.courseRuns`.
  package var courses: RunCourses
  /// What is said of the courses in words, by run.
  package var diagnoses: [RunID: String]
  /// How the best runs told the classes apart, the best first.
  package var scores: [RunScores]
  /// Samples as the best run sees them.
  package var samples: [SamplePrediction]
  /// What the samples are, such as "Validation samples that calm-fox-1 took for something else first".
  package var samplesNote: String

  /// Illustrations; what is empty is left out of the report.
  package init(
    courses: RunCourses, diagnoses: [RunID: String] = [:], scores: [RunScores] = [],
    samples: [SamplePrediction] = [], samplesNote: String = ""
  ) {
    (self.courses, self.diagnoses, self.scores) = (courses, diagnoses, scores)
    (self.samples, self.samplesNote) = (samples, samplesNote)
  }
}
