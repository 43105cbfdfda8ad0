import Foundation

/// Where progress and messages go; results go to standard output.
enum StandardError {
  /// Whether a person is watching.
  static let isTerminal = isatty(STDERR_FILENO) == 1

  static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// Where results go.
enum StandardOutput {
  static let isTerminal = isatty(STDOUT_FILENO) == 1

  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}
