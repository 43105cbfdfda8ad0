import Foundation

/// The lines that a text is drawn with where there is no other font, in units of the figure.
struct Lettering {
  let lines: [(Point, Point)]
  /// Half the lines' width.
  let radius: Double

  init(_ label: Label) {
    let dot = label.size / Self.dotsInSize
    radius = dot * (label.isBold ? 0.6 : 0.42)
    let letters = Array(label.text)
    let width = Double(letters.count * BitmapFont.advance - 1) * dot
    let start =
      switch label.anchor {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    let angle = label.rotation * .pi / 180
    let (sine, cosine) = (sin(angle), cos(angle))
    func place(_ column: Int, _ row: Int, _ letter: Int) -> Point {
      let x = start + (Double(letter * BitmapFont.advance + column) + 0.5) * dot
      let y = (Double(row - BitmapFont.height) + 0.5) * dot
      return label.place + Point(x * cosine - y * sine, x * sine + y * cosine)
    }
    lines = letters.enumerated().flatMap { letter, character in
      BitmapFont.lines(of: character).map {
        (place($0.fromColumn, $0.fromRow, letter), place($0.toColumn, $0.toRow, letter))
      }
    }
  }

  /// A letter's seven dots are the height of capitals, which is seven tenths of a font's size.
  private static let dotsInSize = 10.0
}
