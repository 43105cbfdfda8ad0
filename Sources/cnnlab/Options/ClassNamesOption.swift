import ArgumentParser
import Foundation
import Lab

/// Names of classes.
struct ClassNamesOption: ParsableArguments {
  @Option(
    name: .customLong("classes"),
    help: "Names of the classes in the order of the outputs: a,b,c or @FILE with one a line.")
  var given: String?

  /// The names; nil where none were given.
  func names() throws -> [String]? {
    guard let given else { return nil }
    guard given.hasPrefix("@") else {
      return given.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let path = String(given.dropFirst())
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      throw LabError(.notFound, "--classes: expected a file of UTF-8 text at '\(path)', found none")
    }
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.filter { !$0.isEmpty }
  }
}
