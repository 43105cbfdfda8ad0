import Drawing
public import Images

extension Preview {
  /// All pictures on one sheet, a class below the other, each with its name and the number of its samples.
  ///
  /// Small pictures are enlarged by a whole factor.
  ///
  /// - Parameter title: written above; cut where it is very long.
  public func contactSheet(title: String) -> Image {
    let title = SheetLayout.cut(title, to: SheetLayout.longestTitle)
    let layout = SheetLayout(self, title: title)
    var canvas = Canvas(width: layout.width, height: layout.height, .previewPaper)
    canvas.write(
      title, x: SheetLayout.margin, y: SheetLayout.margin, scale: SheetLayout.textScale, .previewInk)
    var y = layout.top
    for line in lines {
      if line.isFirst, line.label > 0 { y += SheetLayout.classGap }
      if line.isFirst { canvas.write(classes[line.label], counts[line.label], y) }
      for (position, picture) in line.pictures.enumerated() {
        canvas.draw(picture, x: layout.x(position), y: y, scale: layout.scale)
      }
      y += layout.lineHeight + SheetLayout.gap
    }
    if let rest = layout.rest {
      canvas.write(rest, x: SheetLayout.margin, y: y, scale: SheetLayout.textScale, .previewQuiet)
    }
    return canvas.image
  }
}

extension Canvas {
  /// The label of a class.
  fileprivate mutating func write(_ name: String, _ count: Int, _ y: Int) {
    let scale = SheetLayout.textScale
    write(SheetLayout.cut(name), x: SheetLayout.margin, y: y, scale: scale, .previewInk)
    write("\(count)", x: SheetLayout.margin, y: y + SheetLayout.textHeight, scale: scale, .previewQuiet)
  }
}

/// Where things are on a contact sheet, in pixels.
private struct SheetLayout {
  static let margin = 16
  static let gap = 4
  static let classGap = 8
  static let textScale = 2
  static let textHeight = (BitmapFont.height + 2) * textScale
  /// The longest name that is written, in letters.
  static let longestName = 20
  static let longestTitle = 120

  /// How many pixels wide and high each pixel of a picture is.
  let scale: Int
  let lineHeight: Int
  let width: Int
  let height: Int
  /// Where the first line is.
  let top = margin + 2 * textHeight
  /// What is written below where classes are not shown.
  let rest: String?
  private let left: Int
  private let pitch: Int
  /// Sets what epochs show off from the sample.
  private let extra: Int

  init(_ preview: Preview, title: String) {
    let first = preview.lines.lazy.flatMap(\.pictures).first
    let (pictureWidth, pictureHeight) = (first?.width ?? 1, first?.height ?? 1)
    scale = max(1, SamplePainter.longestSide / max(pictureWidth, pictureHeight))
    lineHeight = max(pictureHeight * scale, 2 * Self.textHeight)
    let shown = preview.lines.filter(\.isFirst)
    let longest = shown.map { max(Self.cut(preview.classes[$0.label]).count, 6) }.max() ?? 0
    left = Self.margin + Self.textWidth(longest + 1)
    pitch = pictureWidth * scale + Self.gap
    extra = preview.variesByEpoch ? 3 * Self.gap : 0
    let count = preview.lines.map(\.pictures.count).max() ?? 0
    width =
      max(left + count * pitch - Self.gap + extra, Self.margin + Self.textWidth(title.count)) + Self.margin
    let hidden = preview.classes.count - shown.count
    rest = hidden > 0 ? "and \(hidden) more classes" : nil
    height =
      top + preview.lines.count * (lineHeight + Self.gap) + max(0, shown.count - 1) * Self.classGap
      + (hidden > 0 ? Self.textHeight : 0) + Self.margin
  }

  /// The left edge of a picture of a line.
  func x(_ position: Int) -> Int { left + position * pitch + (position > 0 ? extra : 0) }

  static func cut(_ text: String, to letters: Int = longestName) -> String {
    text.count <= letters ? text : text.prefix(letters - 3) + "..."
  }

  private static func textWidth(_ letters: Int) -> Int { letters * BitmapFont.advance * textScale }
}
