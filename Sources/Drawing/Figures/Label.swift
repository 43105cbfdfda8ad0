/// A line of text on a figure.
package struct Label: Hashable, Sendable {
  /// Which part of the text is at its place.
  package enum Anchor: String, Sendable { case start, middle, end }

  package var text: String
  /// Where the anchor is on the text's baseline.
  package var place: Point
  /// Height of the letters with their usual distance from line to line, in the figure's units.
  package var size: Double
  package var paint: Paint
  package var anchor: Anchor
  package var isBold: Bool
  /// Clockwise, in degrees, around the place.
  package var rotation: Double

  /// A text at a place.
  package init(
    _ text: String, at place: Point, size: Double = 12, _ paint: Paint = .ink, anchor: Anchor = .start,
    isBold: Bool = false, rotation: Double = 0
  ) {
    (self.text, self.place, self.size, self.paint) = (text, place, size, paint)
    (self.anchor, self.isBold, self.rotation) = (anchor, isBold, rotation)
  }

  /// From the middle of a text's height to its baseline, as a share of its size.
  static let middleToBaseline = 0.36

  /// An upper estimate of how wide a text is, as fonts differ.
  static func width(of text: String, size: Double) -> Double {
    text.reduce(0) { $0 + width(of: $1) } * size
  }

  /// The text, cut with an ellipsis where it is wider than there is room.
  static func fitted(_ text: String, width room: Double, size: Double) -> String {
    var end = text.startIndex
    var (used, lastFitting) = (0.0, text.startIndex)
    while end < text.endIndex {
      used += width(of: text[end]) * size
      if used > room { return String(text[..<lastFitting]) + "…" }
      end = text.index(after: end)
      if used + ellipsisWidth * size <= room { lastFitting = end }
    }
    return text
  }

  private static let ellipsisWidth = 0.8

  /// In sizes: letters beyond Latin may be as wide as high.
  private static func width(of character: Character) -> Double {
    character.unicodeScalars.first.map { $0.value < 0x250 ? 0.6 : 1.05 } ?? 0
  }
}
