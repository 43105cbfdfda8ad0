import Foundation

/// What a worker answers when it is done with a trial.
public struct WorkerResult: Hashable, Sendable {
  /// The trial's number in the store.
  public let trial: Int64
  /// How it ended, as an exit code would say it: 0 done, 64, 65 or 66 bad input, 70 a fault, 130 interrupted.
  public let status: Int32
  /// Why it ended so, where there is something to say.
  public let reason: String?

  /// The longest reason that is handed on.
  private static let longestReason = 400
  private static let keyword = "result"

  /// An answer; of the reason one line is told.
  public init(trial: Int64, status: Int32, reason: String? = nil) {
    (self.trial, self.status) = (trial, status)
    let words = (reason ?? "").singleLine.trimmingCharacters(in: .whitespaces)
    let line = String(words.prefix(Self.longestReason))
    self.reason = line.isEmpty ? nil : line
  }

  /// Reads an answer as the scheduler gets it; nil where the line is something else.
  public init?(line: String) {
    let words = line.split(separator: " ", maxSplits: 3)
    guard words.count >= 3, words[0] == Self.keyword, let trial = Int64(words[1]),
      let status = Int32(words[2])
    else { return nil }
    self.init(trial: trial, status: status, reason: words.count > 3 ? String(words[3]) : nil)
  }

  /// The line that the scheduler gets: `result TRIAL STATUS REASON`.
  public var line: String {
    "\(Self.keyword) \(trial) \(status)" + (reason.map { " \($0)" } ?? "")
  }
}
