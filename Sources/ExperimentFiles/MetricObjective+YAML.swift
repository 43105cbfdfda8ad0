import Tracking

extension MetricObjective {
  /// Reads the section `metric`; the goal must be written, since a wrong guess would pick the worst run as the best.
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    let section = try YAMLSection(node, "metric", keys: ["name", "goal"])
    let name = try section.required("name").text("the name of a metric, such as val.f1")
    let goalNode = try section.required("goal")
    guard let goal = Goal(rawValue: try goalNode.text("maximize or minimize")) else {
      throw goalNode.error("expected maximize or minimize, found \(goalNode.kind)")
    }
    self.init(metric: name, goal: goal)
  }
}
