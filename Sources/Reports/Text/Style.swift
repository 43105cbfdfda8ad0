/// How a text is set off on a terminal: colour and weight, or nothing.
///
/// The caller decides, as it knows whether it writes to a terminal and whether `NO_COLOR` is set.
public struct Style: Hashable, Sendable {
  private let isColoured: Bool

  /// No colour and no weight: for files and pipes.
  public static let plain = Style(isColoured: false)
  /// ANSI colours, for terminals.
  public static let coloured = Style(isColoured: true)

  func heading(_ text: String) -> String { wrapped(text, "1") }
  func quiet(_ text: String) -> String { wrapped(text, "2") }
  func good(_ text: String) -> String { wrapped(text, "32") }
  func bad(_ text: String) -> String { wrapped(text, "31") }

  /// The color of one of several series; eight of them, then again from the first on.
  func series(_ text: String, _ index: Int) -> String {
    wrapped(text, Self.seriesCodes[Int(index.magnitude % 8)])
  }

  private static let seriesCodes = ["94", "33", "32", "35", "36", "91", "95", "37"]

  private func wrapped(_ text: String, _ code: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
