import Words

/// Writes marks as elements of SVG, one a line; what is not finite is left out.
struct SVGWriter {
  let colors: Figure.SVGColors
  private(set) var text = ""

  init(colors: Figure.SVGColors) { self.colors = colors }

  mutating func write(_ marks: [Mark]) {
    for mark in marks { write(mark) }
  }

  private mutating func write(_ mark: Mark) {
    switch mark {
    case .line(let points, let stroke): write(points, stroke)
    case .area(let points, let paint, let opacity):
      text += "<polygon points=\"\(list(points))\" fill=\"\(color(paint))\"\(attribute(opacity: opacity))/>\n"
    case .circle(let middle, let radius, let paint):
      guard middle.isFinite, radius.isFinite else { return }
      text += "<circle cx=\"\(svgNumber(middle.x))\" cy=\"\(svgNumber(middle.y))\" "
      text += "r=\"\(svgNumber(radius))\" fill=\"\(color(paint))\"/>\n"
    case .text(let label): write(label)
    case .group(let title, let offset, let marks):
      let isMoved = offset != Point(0, 0)
      text +=
        isMoved
        ? "<g transform=\"translate(\(svgNumber(offset.x)) \(svgNumber(offset.y)))\">\n" : "<g>\n"
      if let title { text += "<title>\(escapedForMarkup(title))</title>\n" }
      write(marks)
      text += "</g>\n"
    }
  }

  private mutating func write(_ points: [Point], _ stroke: Stroke) {
    text += "<polyline points=\"\(list(points))\" fill=\"none\" stroke=\"\(color(stroke.paint))\" "
    text += "stroke-width=\"\(svgNumber(stroke.width))\" stroke-linecap=\"round\" stroke-linejoin=\"round\""
    if !stroke.dash.isEmpty {
      text += " stroke-dasharray=\"\(stroke.dash.map(svgNumber).joined(separator: " "))\""
    }
    text += attribute(opacity: stroke.opacity) + "/>\n"
  }

  private mutating func write(_ label: Label) {
    guard label.place.isFinite else { return }
    let (x, y) = (svgNumber(label.place.x), svgNumber(label.place.y))
    text +=
      "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(svgNumber(label.size))\" fill=\"\(color(label.paint))\""
    if label.anchor != .start { text += " text-anchor=\"\(label.anchor.rawValue)\"" }
    if label.isBold { text += " font-weight=\"600\"" }
    if label.rotation != 0 { text += " transform=\"rotate(\(svgNumber(label.rotation)) \(x) \(y))\"" }
    text += ">\(escapedForMarkup(label.text))</text>\n"
  }

  private func list(_ points: [Point]) -> String {
    points.lazy.filter(\.isFinite).map { "\(svgNumber($0.x)),\(svgNumber($0.y))" }.joined(separator: " ")
  }

  private func attribute(opacity: Double) -> String {
    opacity < 1 ? " opacity=\"\(svgNumber(opacity))\"" : ""
  }

  private func color(_ paint: Paint) -> String {
    switch colors {
    case .literal(let theme): theme.color(of: paint).hexadecimal
    case .variables: paint.customProperty
    }
  }
}

/// A number with two decimals at most, within a million.
func svgNumber(_ number: Double) -> String {
  let inside = number >= 1e6 ? 1e6 : number > -1e6 ? number : -1e6
  let hundredths = Int((inside * 100).rounded())
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return "\(sign)\(whole)" }
  return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
}
