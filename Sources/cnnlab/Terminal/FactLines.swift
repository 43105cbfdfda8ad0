import Foundation
import Reports

/// Facts as lines: their names in a column, beside them their values in as many lines as they need.
///
/// - Parameters:
///   - indentation: the columns of the names.
///   - width: the columns of the terminal; nil where lines may be of any length.
func factLines(_ facts: [(name: String, value: String)], indentation: Int, width: Int?) -> [String] {
  facts.flatMap { name, value in
    let words = value.split(whereSeparator: \.isWhitespace).map { printable(String($0)) }
    let lines = wrapped(words, separator: " ", width: width.map { $0 - indentation })
    return lines.enumerated().map { number, line in
      (number == 0 ? name : "").padding(toLength: indentation, withPad: " ", startingAt: 0) + line
    }
  }
}
