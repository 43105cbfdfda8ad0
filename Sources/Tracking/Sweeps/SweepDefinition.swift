/// What an experiment file says about its sweep.
public struct SweepDefinition: Hashable, Sendable {
  /// The name: the sweep's identity for people, once in a store.
  public var name: String
  /// How cells are chosen: `grid`, `random`, `sobol` or `tpe`.
  public var method: String
  /// What "best" means.
  public var objective: MetricObjective
  /// The file as written.
  public var experimentText: String
  /// The experiment with every default filled in, JSON.
  public var resolved: String

  /// A definition.
  public init(
    name: String, method: String, objective: MetricObjective, experimentText: String, resolved: String
  ) {
    self.name = name
    self.method = method
    self.objective = objective
    self.experimentText = experimentText
    self.resolved = resolved
  }
}
