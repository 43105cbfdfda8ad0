extension BitmapFont {
  /// A line between the middles of two dots, or a dot by itself.
  struct DotLine: Hashable {
    let fromColumn: Int
    let fromRow: Int
    let toColumn: Int
    let toRow: Int
  }

  /// A letter as lines through its dots, so that it can be drawn smoothly in every size.
  ///
  /// Dots side by side and above one another are connected, and those at a corner where nothing else connects them.
  static func lines(of character: Character) -> [DotLine] {
    let rows = rows(of: plain(character))
    func isSet(_ column: Int, _ row: Int) -> Bool {
      rows.indices.contains(row) && (0..<width).contains(column) && rows[row] & (1 << column) != 0
    }
    var lines: [DotLine] = []
    for row in rows.indices {
      for column in 0..<width where isSet(column, row) {
        // To the right, below, and to both lower corners; a dot without neighbours leads to itself.
        var ends = [(1, 0), (0, 1)].filter { isSet(column + $0.0, row + $0.1) }
        ends += [(1, 1), (-1, 1)].filter {
          isSet(column + $0.0, row + $0.1) && !isSet(column + $0.0, row) && !isSet(column, row + 1)
        }
        if ends.isEmpty { ends = [(0, 0)] }
        lines += ends.map {
          DotLine(fromColumn: column, fromRow: row, toColumn: column + $0.0, toRow: row + $0.1)
        }
      }
    }
    return lines
  }

  /// The printable ASCII character that stands for some others.
  private static func plain(_ character: Character) -> Character {
    switch character {
    case "–", "—", "−": "-"
    case "·", "•": "."
    case "×": "x"
    case "’", "‘": "'"
    case "“", "”": "\""
    case "\u{A0}": " "
    default: character
    }
  }
}
