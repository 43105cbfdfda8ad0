import Lab
import Tracking

/// Values that are logged together: `val.accuracy=0.9 val.loss=0.3 epoch=3`.
struct LoggedLine {
  private var values: [(metric: String, value: Double)] = []
  private var epoch: Int?
  private var step: Int?

  /// - Parameters:
  ///   - epoch: the epoch, unless the words state another.
  ///   - step: the step, unless the words state another.
  init(_ words: [some StringProtocol], epoch: Int?, step: Int?) throws(LoggedLineError) {
    (self.epoch, self.step) = (epoch, step)
    for word in words { try add(String(word)) }
  }

  /// Reads a line of standard input.
  static func reading(_ text: String, number: Int, epoch: Int?, step: Int?) throws(LabError) -> LoggedLine {
    do throws(LoggedLineError) {
      return try LoggedLine(text.split(whereSeparator: \.isWhitespace), epoch: epoch, step: step)
    } catch {
      throw LabError(.badData, "standard input, line \(number): \(error)")
    }
  }

  /// Logs the values.
  func log(to run: LoggedRun) throws {
    for (metric, value) in values { try run.log(metric, value, epoch: epoch, step: step) }
  }

  private mutating func add(_ word: String) throws(LoggedLineError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].count <= 200 else {
      throw LoggedLineError("expected name=value, such as val.accuracy=0.9, found '\(word.prefix(80))'")
    }
    switch parts[0] {
    case "epoch": epoch = try count(parts)
    case "step": step = try count(parts)
    default:
      guard let value = Double(parts[1]) else {
        throw LoggedLineError("\(parts[0]): expected a number, found '\(parts[1].prefix(80))'")
      }
      values.append((parts[0], value))
    }
  }

  private func count(_ parts: [String]) throws(LoggedLineError) -> Int {
    guard let number = Int(parts[1]), number >= 0 else {
      throw LoggedLineError("\(parts[0]): expected a whole number, found '\(parts[1].prefix(80))'")
    }
    return number
  }
}

/// Values that cannot be read.
struct LoggedLineError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
