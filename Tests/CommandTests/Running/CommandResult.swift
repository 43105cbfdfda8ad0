import Foundation
import Testing

/// What a command that ended has left.
struct CommandResult: Sendable {
  /// The exit code; nil where a signal ended the process.
  let exitCode: Int32?
  /// Standard output.
  let output: String
  /// Standard error.
  let errors: String

  /// The lines of standard error.
  var errorLines: [Substring] { errors.split(separator: "\n") }

  /// Standard output as one JSON object.
  func object() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }

  /// Standard output as a JSON array of objects.
  func objects() throws -> [[String: Any]] {
    try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
  }
}

/// Expects an error as a user should meet it: its exit code, nothing on standard output, and on standard error one
/// line that holds each of the texts.
func expectError(
  _ result: CommandResult, _ exitCode: Int32, saying texts: String...,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(result.exitCode == exitCode, "\(result.errors)", sourceLocation: sourceLocation)
  #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  #expect(result.errors.hasPrefix("cnnlab: "), sourceLocation: sourceLocation)
  #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
  for text in texts {
    #expect(result.errors.contains(text), "\(text)", sourceLocation: sourceLocation)
  }
}
