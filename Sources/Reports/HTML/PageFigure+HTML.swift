import Drawing

extension PageFigure {
  /// The figure with its caption, and its numbers behind a disclosure.
  ///
  /// - Parameter id: a prefix for identifiers, different for each figure of a page.
  func html(id: String) -> HTML {
    let kind: HTML = figure.width > Self.widestOfNarrow ? " class=\"wide\"" : ""
    let numbers: HTML =
      data.map { "<details><summary>Numbers: \($0.caption)</summary>\n\($0.html)</details>\n" } ?? ""
    return """
      <figure\(kind)>
      <div class="scroll" role="group" aria-label="\(figure.title)" tabindex="0">
      \(HTML(trusted: figure.svg(.variables, id: id)))</div>
      <figcaption>\(caption)</figcaption>
      \(numbers)</figure>

      """
  }

  /// Wider figures have a line of the page to themselves.
  private static let widestOfNarrow = 520.0
}
