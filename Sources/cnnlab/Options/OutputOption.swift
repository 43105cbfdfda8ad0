import ArgumentParser
import Foundation

/// Where a result goes.
struct OutputOption: ParsableArguments {
  @Option(name: .customLong("output"), help: "Write to a file instead of standard output.")
  var path: String?

  /// Writes the result, all or nothing.
  func write(_ text: String) throws {
    guard let path else { return StandardOutput.write(text) }
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ValidationError("--output: cannot write to '\(path)'")
    }
  }
}
