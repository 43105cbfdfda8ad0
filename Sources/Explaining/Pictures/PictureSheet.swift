import Drawing
import Images

/// Pictures in rows below headings, with what is written about them.
struct PictureSheet {
  /// A picture, the lines below it, and what its colors stand for.
  struct Tile {
    let image: Image
    /// Pixels on the sheet for each of the picture's.
    let scale: Int
    let bar: ColorBar?
    let captions: [String]

    /// A picture enlarged or made smaller towards a length of its longer side.
    init(_ image: Image, side: Int, bar: ColorBar? = nil, captions: [String] = []) {
      (self.image, scale) = image.fitted(to: side)
      (self.bar, self.captions) = (bar, captions)
    }

    /// Pixels on the sheet.
    var width: Int {
      max(image.width * scale, captions.map(PictureSheet.textWidth).max() ?? 0)
    }
    /// Pixels on the sheet, captions and bar included.
    var height: Int {
      let top = captions.isEmpty && bar == nil ? image.height * scale : barTop
      return top + (bar == nil ? 0 : ColorBar.height + PictureSheet.gap / 2 + PictureSheet.lineHeight)
    }

    /// Where the captions begin below the picture's upper edge, and the bar below them.
    fileprivate var captionTop: Int { image.height * scale + PictureSheet.gap / 2 }
    fileprivate var barTop: Int { captionTop + captions.count * PictureSheet.lineHeight }
  }

  /// Pictures below one heading.
  struct Block {
    let heading: String?
    let tiles: [Tile]
    /// Pictures side by side.
    let perRow: Int
    /// The number that is written before each row, from 0 in such steps; none where it is 0.
    var numbering = 0
  }

  /// The first line is the title.
  let lines: [String]
  let blocks: [Block]

  private static let margin = 16
  static let gap = 8
  private static let textScale = 2
  static let lineHeight = (BitmapFont.height + 3) * textScale
  /// The longest line that is written, in letters.
  private static let longestLine = 110

  static func textWidth(_ text: String) -> Int {
    min(text.count, longestLine) * BitmapFont.advance * textScale
  }

  private static func cut(_ text: String) -> String {
    text.count <= longestLine ? text : text.prefix(longestLine - 3) + "..."
  }

  /// The sheet drawn.
  func image() -> Image {
    let texts = (lines + blocks.compactMap(\.heading)).map(Self.textWidth)
    let width = max(texts.max() ?? 0, blocks.map(\.width).max() ?? 0, 1) + 2 * Self.margin
    let height =
      lines.count * Self.lineHeight + blocks.reduce(0) { $0 + $1.height + Self.gap } + 2 * Self.margin
    var canvas = Canvas(
      width: min(width, Image.largestSide), height: min(height, Image.largestArea / width, Image.largestSide),
      .sheetPaper)
    var y = Self.margin
    for (number, line) in lines.enumerated() {
      Self.write(line, x: Self.margin, y: y, number == 0 ? .sheetInk : .sheetQuiet, on: &canvas)
      y += Self.lineHeight
    }
    for block in blocks {
      y += Self.gap
      draw(block, from: y, on: &canvas)
      y += block.height
    }
    return canvas.image
  }

  private func draw(_ block: Block, from top: Int, on canvas: inout Canvas) {
    var y = top
    if let heading = block.heading {
      Self.write(heading, x: Self.margin, y: y, .sheetInk, on: &canvas)
      y += Self.lineHeight
    }
    for (index, row) in block.rows.enumerated() {
      var x = Self.margin
      if block.numbering > 0 {
        let middle = y + ((row.map(\.height).max() ?? 0) - BitmapFont.height * Self.textScale) / 2
        Self.write("\(index * block.numbering)", x: x, y: middle, .sheetQuiet, on: &canvas)
        x += block.numberWidth
      }
      for tile in row {
        canvas.draw(tile.image, x: x, y: y, scale: tile.scale)
        tile.bar?.draw(x: x, y: y + tile.barTop, width: tile.image.width * tile.scale, on: &canvas)
        for (number, caption) in tile.captions.enumerated() {
          let line = y + tile.captionTop + number * Self.lineHeight
          Self.write(caption, x: x, y: line, number == 0 ? .sheetInk : .sheetQuiet, on: &canvas)
        }
        x += tile.width + block.spacing
      }
      y += (row.map(\.height).max() ?? 0) + block.spacing
    }
  }

  static func write(_ text: String, x: Int, y: Int, _ color: RGB, on canvas: inout Canvas) {
    canvas.write(cut(text), x: x, y: y, scale: textScale, color)
  }
}

extension PictureSheet.Block {
  /// Pixels between pictures: few between those without captions.
  var spacing: Int { tiles.contains { !$0.captions.isEmpty } ? 2 * PictureSheet.gap : 4 }

  var rows: [ArraySlice<PictureSheet.Tile>] {
    stride(from: 0, to: tiles.count, by: max(1, perRow)).map {
      tiles[$0..<min($0 + max(1, perRow), tiles.count)]
    }
  }

  /// Room for the numbers before rows.
  var numberWidth: Int {
    numbering > 0 ? PictureSheet.textWidth("\(max(0, rows.count - 1) * numbering)") + PictureSheet.gap : 0
  }

  var width: Int {
    numberWidth + (rows.map { $0.reduce(0) { $0 + $1.width + spacing } - spacing }.max() ?? 0)
  }

  var height: Int {
    (heading == nil ? 0 : PictureSheet.lineHeight)
      + rows.reduce(0) { $0 + ($1.map(\.height).max() ?? 0) + spacing }
  }
}
