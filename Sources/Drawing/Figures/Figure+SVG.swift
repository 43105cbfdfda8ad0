import Words

extension Figure {
  /// Where SVG has its colors from.
  package enum SVGColors: Sendable {
    /// A theme, written out, on its ground: for a file of its own.
    case literal(Theme)
    /// The custom properties of the page that it is part of.
    case variables
  }

  /// The figure as SVG 1.1 that needs no other file.
  ///
  /// - Parameter id: a prefix for the identifiers in it, different for each figure of a page.
  package func svg(_ colors: SVGColors, id: String = "figure") -> String {
    var writer = SVGWriter(colors: colors)
    writer.write(marks)
    let size = "\(svgNumber(width)) \(svgNumber(height))"
    let head = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(svgNumber(width))" height="\(svgNumber(height))" \
      viewBox="0 0 \(size)" role="img" aria-labelledby="\(id)-title \(id)-summary" \
      font-family="system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif">
      <title id="\(id)-title">\(escapedForMarkup(title))</title>
      <desc id="\(id)-summary">\(escapedForMarkup(summary))</desc>

      """
    let ground =
      switch colors {
      case .literal(let theme):
        "<rect width=\"100%\" height=\"100%\" fill=\"\(theme.paper.hexadecimal)\"/>\n"
      case .variables: ""
      }
    return head + ground + writer.text + "</svg>\n"
  }
}
