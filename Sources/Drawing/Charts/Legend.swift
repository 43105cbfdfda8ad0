/// Says what the lines of a chart are, in as many rows as it takes.
struct Legend {
  /// A line's sign and its name.
  struct Entry {
    let name: String
    /// Drawn around the origin, `signWidth` wide.
    let sign: [Mark]
  }

  static let signWidth = 26.0
  private static let rowHeight = 19.0
  private static let gap = 12.0
  private static let textSize = 12.0

  let marks: [Mark]
  let height: Double

  /// Lays entries out from an upper left corner on.
  init(_ entries: [Entry], at corner: Point, width: Double) {
    var marks: [Mark] = []
    var (x, row) = (0.0, 0)
    for entry in entries {
      let room = max(20, width - Self.signWidth - 6)
      let name = Label.fitted(entry.name, width: room, size: Self.textSize)
      let taken = Self.signWidth + 6 + Label.width(of: name, size: Self.textSize)
      if x > 0, x + taken > width { (x, row) = (0, row + 1) }
      let middle = corner + Point(x, (Double(row) + 0.5) * Self.rowHeight)
      let text = Label(
        name, at: Point(Self.signWidth + 6, Label.middleToBaseline * Self.textSize), size: Self.textSize)
      // A cut name is there in full for whoever points at it.
      marks.append(.group(title: entry.name, offset: middle, entry.sign + [.text(text)]))
      x += taken + Self.gap
    }
    self.marks = marks
    height = entries.isEmpty ? 0 : Double(row + 1) * Self.rowHeight
  }
}
