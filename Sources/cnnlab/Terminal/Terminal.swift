import Foundation
import Reports

/// What is known of the terminal.
enum Terminal {
  /// Columns of the terminal on a file descriptor; nil where there is none.
  static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  /// Colour on a terminal, unless the user asked for none (no-color.org).
  static var style: Style {
    let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return StandardOutput.isTerminal && !refused ? .coloured : .plain
  }
}
