import Foundation

/// A line on standard error that is drawn anew while something goes on.
struct LiveLine {
  private var isOpen = false

  /// Draws the line over what it was, cut to the terminal.
  mutating func draw(_ text: String) {
    let width = Terminal.columns(of: STDERR_FILENO) ?? .max
    StandardError.write((isOpen ? "\r\u{1B}[K" : "") + String(text.prefix(max(1, width - 1))))
    isOpen = true
  }

  /// Draws the line for the last time.
  mutating func finish(_ text: String) {
    draw(text)
    leave()
  }

  /// Leaves the line as it is; what is written next has a line of its own.
  mutating func leave() {
    if isOpen { StandardError.write("\n") }
    isOpen = false
  }
}
