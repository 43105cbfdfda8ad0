import Foundation
import Reports

/// Shows downloads on standard error: a line for each file, and on a terminal how far it is.
final class DownloadDisplay {
  private var line = LiveLine()

  /// Draws how far a file is.
  func show(_ name: String, bytes: Int, total: Int) {
    guard StandardError.isTerminal else { return }
    line.draw(
      "\(name)  \(NumberText.bytes(bytes)) of \(NumberText.bytes(total))  \(bytes * 100 / max(1, total)) %")
  }

  /// Says what became of a file.
  func finish(_ name: String, _ outcome: String) { line.finish("\(name)  \(outcome)") }

  /// Leaves the line of a file that was not fetched, so that an error has a line of its own.
  func abandon() { line.leave() }
}
