/// The long texts of a run, which a list of runs leaves unread.
public struct RunDetail: Hashable, Sendable {
  /// The architecture's graph, JSON.
  public var architectureGraph: String
  /// The command and its arguments.
  public var commandLine: [String]
  /// The whole experiment with every default filled in, JSON.
  public var resolvedExperiment: String
  /// What it takes to use the model from the file alone (scale, class names, input shape), JSON.
  public var preparation: String
  /// How the working folder differed from the commit.
  public var workingDiff: WorkingDiff?
  /// The last lines that the run had to say.
  public var logTail: String
}
