extension HeatMap {
  private static let textSize = 12.0
  /// A longer label is cut.
  private static let longestLabel = 120.0
  private static let headingHeight = 28.0

  /// The table; cells are as large as the width allows, within limits that keep the texts legible.
  package func figure(width: Double) -> Figure {
    let names = labels.map { Label.fitted($0, width: Self.longestLabel, size: Self.textSize) }
    let widestName = names.map { Label.width(of: $0, size: Self.textSize) }.max() ?? 0
    let widestText = cells.joined().map { Label.width(of: $0.text, size: Self.textSize) }.max() ?? 0
    let left = Self.textSize + 14 + widestName
    let cell = max(widestText + 6, 24, min(46, (width - left - 4) / Double(max(1, labels.count))))
    let side = cell * Double(labels.count)
    let isUpright = widestName > cell
    let below = isUpright ? widestName : Self.textSize
    let top = Self.headingHeight
    // What shows between the cells.
    let ground = Box(x: left - 1, y: top - 1, width: side + 1, height: side + 1)
    var marks: [Mark] = [
      .text(Label(title, at: Point(0, 15), size: 14, isBold: true)), .rectangle(ground, .grid),
    ]
    for (row, cells) in cells.enumerated() {
      let y = top + Double(row) * cell
      marks.append(name(names[row], at: Point(left - 6, y + cell / 2), anchor: .end))
      for (column, content) in cells.enumerated() {
        marks.append(mark(content, Box(x: left + Double(column) * cell, y: y, width: cell, height: cell)))
      }
    }
    for (column, text) in names.enumerated() {
      let x = left + (Double(column) + 0.5) * cell
      marks.append(
        isUpright
          ? name(text, at: Point(x, top + side + 6), anchor: .end, rotation: -90)
          : name(text, at: Point(x, top + side + 10), anchor: .middle))
    }
    let bottom = top + side + 6 + below + 6 + Self.textSize
    marks.append(title(columnName, at: Point(left + side / 2, bottom), rotation: 0))
    marks.append(title(rowName, at: Point(Self.textSize, top + side / 2), rotation: -90))
    return Figure(
      width: max(left + side + 4, min(width, Label.width(of: title, size: 14))), height: bottom + 6,
      title: title, summary: summary, marks: marks)
  }

  private func mark(_ content: Cell, _ box: Box) -> Mark {
    let inner = Box(x: box.x, y: box.y, width: box.width - 1, height: box.height - 1)
    let place = Point(inner.middle.x, inner.middle.y + Label.middleToBaseline * Self.textSize)
    let label = Label(
      content.text, at: place, size: Self.textSize, .onHeat(content.amount), anchor: .middle)
    return .group(
      title: content.meaning, offset: Point(0, 0),
      [.rectangle(inner, .heat(content.amount))] + (content.text.isEmpty ? [] : [.text(label)]))
  }

  /// A row's or column's name, the middle of its height at a place.
  private func name(_ text: String, at place: Point, anchor: Label.Anchor, rotation: Double = 0) -> Mark {
    let shift = Label.middleToBaseline * Self.textSize
    let place = rotation == 0 ? Point(place.x, place.y + shift) : Point(place.x + shift, place.y)
    return .text(Label(text, at: place, size: Self.textSize, .quiet, anchor: anchor, rotation: rotation))
  }

  private func title(_ text: String, at place: Point, rotation: Double) -> Mark {
    .text(Label(text, at: place, size: Self.textSize, anchor: .middle, rotation: rotation))
  }
}
