package import Tracking

extension ConditionError {
  /// The text around the place, and below it a caret.
  ///
  /// - Parameter width: the columns that the lines may take.
  package func excerpt(width: Int) -> String {
    let characters = text.map { printable(String($0)) }
    let place = min(column - 1, characters.count)
    let room = max(8, width - 2)
    // A third of the room for what comes before the place, where not all of the text fits.
    let start = characters.count <= room ? 0 : max(0, min(place - room / 3, characters.count - room))
    let shown = characters[start..<min(start + room, characters.count)]
    let before = displayWidth(shown.prefix(place - start).joined())
    return "  \(shown.joined())\n  \(String(repeating: " ", count: before))^"
  }
}
