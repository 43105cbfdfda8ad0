import Drawing
public import Images

/// Predictions as a picture: each image with what it was taken for, green where that is right and red where it is not,
/// and below it what it is.
public struct PredictionSheet: Sendable {
  /// How many images are drawn, the first ones.
  public static let mostPictures = 400

  private let rows: [PredictionRow]
  private let title: String
  private let hidden: Int

  /// A sheet of the rows that have a picture.
  ///
  /// - Parameters:
  ///   - title: written above; cut where it is very long.
  ///   - count: how many predictions there are.
  public init(_ rows: [PredictionRow], title: String, count: Int) {
    self.rows = Array(rows.filter { $0.picture != nil }.prefix(Self.mostPictures))
    self.title = cut(title, to: 110)
    hidden = count - self.rows.count
  }

  /// The sheet.
  public var image: Image {
    let layout = Layout(rows, title: title)
    var canvas = Canvas(width: layout.width, height: layout.height(hidden > 0), .paper)
    canvas.write(title, x: Layout.margin, y: Layout.margin, scale: Layout.textScale, .ink)
    for (index, row) in rows.enumerated() {
      guard let picture = row.picture else { continue }
      let (x, y) = layout.place(index)
      let color = row.isRight.map { $0 ? RGB.right : .wrong } ?? .ink
      let (width, height) = (picture.width * layout.scale, picture.height * layout.scale)
      if row.isRight != nil {
        let frame = Layout.frame
        canvas.fill(x: x - frame, y: y - frame, width: width + 2 * frame, height: height + 2 * frame, color)
      }
      canvas.draw(picture, x: x, y: y, scale: layout.scale)
      let top = y + layout.pictureHeight + 2 * Layout.frame
      let score = row.ranks.first.map { "\(Int(($0.score * 100).clampedToPercent.rounded()))%" } ?? ""
      let label = cut(row.ranks.first?.label ?? "", to: layout.letters - score.count - 1)
      canvas.write("\(label) \(score)", x: x, y: top, scale: Layout.textScale, color)
      let below = row.truth.map { "true \($0)" } ?? String(row.path.split(separator: "/").last ?? "")
      canvas.write(
        cut(below, to: layout.letters), x: x, y: top + Layout.textHeight, scale: Layout.textScale, .quiet)
    }
    if hidden > 0 {
      canvas.write(
        "and \(hidden) more", x: Layout.margin, y: layout.height(false) - Layout.margin,
        scale: Layout.textScale, .quiet)
    }
    return canvas.image
  }
}

/// Where things are on a sheet, in pixels.
private struct Layout {
  static let margin = 16
  static let gap = 12
  static let frame = 3
  static let textScale = 2
  static let textHeight = (BitmapFont.height + 2) * textScale
  /// How long the longest side of a picture is at most, where it is enlarged.
  static let longestSide = 96
  static let mostColumns = 20

  let scale: Int
  let pictureHeight: Int
  /// Letters that find room below a picture.
  let letters: Int
  let width: Int
  private let columns: Int
  private let pitch: Int
  private let lineHeight: Int
  private let top = margin + 2 * textHeight
  private let lines: Int

  init(_ rows: [PredictionRow], title: String) {
    let first = rows.first?.picture
    let (pictureWidth, height) = (first?.width ?? 1, first?.height ?? 1)
    scale = max(1, Self.longestSide / max(pictureWidth, height))
    pictureHeight = height * scale
    let advance = BitmapFont.advance * Self.textScale
    let longest =
      rows.map { max(($0.ranks.first?.label.count ?? 0) + 5, ($0.truth?.count ?? 0) + 5) }.max() ?? 0
    letters = max(pictureWidth * scale / advance, min(longest, 16))
    pitch = max(pictureWidth * scale, letters * advance) + Self.gap
    columns = max(1, min(Self.mostColumns, Int(Double(rows.count).squareRoot().rounded(.up))))
    lines = (rows.count + columns - 1) / columns
    lineHeight = pictureHeight + 2 * Self.frame + 2 * Self.textHeight + Self.gap
    width = max(columns * pitch - Self.gap, title.count * advance) + 2 * Self.margin
  }

  func place(_ index: Int) -> (x: Int, y: Int) {
    (Self.margin + index % columns * pitch, top + index / columns * lineHeight)
  }

  func height(_ hasRest: Bool) -> Int {
    top + lines * lineHeight + Self.margin + (hasRest ? Self.textHeight : 0)
  }
}

private func cut(_ text: String, to letters: Int) -> String {
  text.count <= max(1, letters) ? text : text.prefix(max(1, letters - 2)) + ".."
}

extension Double {
  /// From 0 to 100; what is no number is 0.
  fileprivate var clampedToPercent: Double { self >= 100 ? 100 : self > 0 ? self : 0 }
}

extension RGB {
  fileprivate static let paper = RGB(red: 244, green: 244, blue: 244)
  fileprivate static let ink = RGB(red: 32, green: 32, blue: 32)
  fileprivate static let quiet = RGB(red: 112, green: 112, blue: 112)
  fileprivate static let right = RGB(red: 24, green: 128, blue: 56)
  fileprivate static let wrong = RGB(red: 200, green: 32, blue: 32)
}
