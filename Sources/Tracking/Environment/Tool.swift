/// The tool itself.
public enum Tool {
  /// Version that runs, models and evaluations are recorded with.
  public static let version = "0.1.0"
}
