import ArgumentParser
import Foundation

/// Where a result goes.
struct OutputOption: ParsableArguments {
  @Option(name: .customLong("output"), help: "Write to a file instead of standard output.")
  var path: String?

  /// Writes the result, all or nothing.
  func write(_ text: String) throws {
    guard let path else { return StandardOutput.write(text) }
    try Self.write(Data(text.utf8), to: path)
  }

  /// Writes a file, all or nothing.
  static func write(_ content: Data, to path: String, option: String = "--output") throws {
    do {
      try content.write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ValidationError("\(option): cannot write to '\(path)'")
    }
  }

  /// Refuses a path that a picture could not be written to, before it is made.
  static func checkPicture(_ path: String, option: String = "--output") throws {
    guard path.lowercased().hasSuffix(".png") else {
      throw ValidationError("\(option): expected the name of a PNG file such as 'out.png', found '\(path)'")
    }
    let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw ValidationError("\(option): cannot write to '\(path)'")
    }
  }
}
