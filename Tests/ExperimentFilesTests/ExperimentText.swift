import ExperimentFiles
import Testing

/// Experiments of a few lines.
enum ExperimentText {
  /// The text with some lines at the top, and some parameters; the parameters begin at line 5 after the lines.
  static func text(method: String = "random", top: String = "", parameters: String) -> String {
    """
    name: x
    dataset: {name: digits}
    method: \(method)
    metric: {name: val.f1, goal: maximize}
    \(top)
    parameters:
    \(parameters)

    """
  }

  /// The file of such a text.
  static func file(
    method: String = "random", top: String = "", parameters: String, known: [String]? = nil
  ) throws -> ExperimentFile {
    try ExperimentFile(
      text: text(method: method, top: top, parameters: parameters), path: "x.yaml", knownParameters: known)
  }

  /// What is said of a file that is refused.
  static func refusal(
    method: String = "random", top: String = "", parameters: String, known: [String]? = nil
  ) throws -> String {
    let error = try #require(throws: ExperimentFileError.self) {
      try file(method: method, top: top, parameters: parameters, known: known)
    }
    #expect(!error.description.contains("\n"))
    return error.description
  }
}
