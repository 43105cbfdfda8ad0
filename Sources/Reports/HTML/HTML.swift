import Words

/// HTML in which texts cannot become markup.
///
/// What stands in a literal is markup; a `String` that is interpolated is text and escaped, with U+FFFD for what cannot
/// be printed.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  /// The markup.
  let markup: String

  init(stringLiteral markup: String) { self.markup = markup }

  init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  /// Markup that another part of the program has made, such as a figure.
  init(trusted markup: String) { self.markup = markup }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup = ""

    init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(2 * literalCapacity) }

    mutating func appendLiteral(_ literal: String) { markup += literal }
    mutating func appendInterpolation(_ text: String) { markup += escapedForMarkup(printable(text)) }
    mutating func appendInterpolation(_ number: Int) { markup += "\(number)" }
    mutating func appendInterpolation(_ html: HTML) { markup += html.markup }
    mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { markup += part.markup } }
  }
}
