import Tracking

extension Report {
  /// What the courses of the runs look like, in words, by run; those of too few epochs are left out.
  func diagnoses(_ courses: RunCourses) -> [RunID: String] {
    courseRuns.reduce(into: [:]) { diagnoses, run in
      func values(_ metric: String) -> [Double] { courses.epochValues(run.id, metric) }
      let diagnosis = Diagnosis(
        training: values("train.loss"), validation: values("val.loss"),
        objective: objective.map { values($0.metric) } ?? [], goal: objective?.goal ?? .minimize)
      diagnoses[run.id] = diagnosis?.description
    }
  }
}
