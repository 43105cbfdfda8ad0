import Tracking

extension Report {
  /// What the courses of the runs look like, in words, by run; those of too few epochs are left out.
  func diagnoses(_ courses: RunCourses) -> [RunID: String] {
    courseRuns.reduce(into: [:]) { diagnoses, run in
      diagnoses[run.id] = courses.diagnosis(of: run.id, by: objective)?.description
    }
  }
}

extension RunCourses {
  /// What the course of a run looks like; nil where it is too short to say.
  func diagnosis(of run: RunID, by objective: MetricObjective?) -> Diagnosis? {
    func values(_ metric: String) -> [Double] { epochValues(run, metric) }
    return Diagnosis(
      training: values("train.loss"), validation: values("val.loss"),
      objective: objective.map { values($0.metric) } ?? [], goal: objective?.goal ?? .minimize)
  }
}
