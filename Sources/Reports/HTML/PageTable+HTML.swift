extension PageTable {
  /// The table in a box that scrolls where it is too wide, which the keyboard can reach.
  var html: HTML {
    let heads = headings.map { heading -> HTML in
      "<th scope=\"col\"\(heading.alignment.attribute)>\(heading.text)</th>"
    }
    let body = rows.map { row -> HTML in
      let cells = zip(headings, row).enumerated().map { place, pair in
        pair.1.html(pair.0.alignment, isName: place == 0)
      }
      return "<tr>\(cells)</tr>\n"
    }
    let kind: HTML = isSortable ? " class=\"sortable\"" : ""
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0">
      <table\(kind)>
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table>
      </div>

      """
  }
}

extension PageTable.Cell {
  fileprivate func html(_ alignment: Alignment, isName: Bool) -> HTML {
    let order: HTML =
      isMissing ? " data-missing" : number.map { " data-number=\"\("\($0)")\"" as HTML } ?? ""
    let shown: HTML = isBest ? "<strong>\(text)</strong> <span class=\"best\">best</span>" : "\(text)"
    return isName
      ? "<th scope=\"row\"\(alignment.attribute)\(order)>\(shown)</th>"
      : "<td\(alignment.attribute)\(order)>\(shown)</td>"
  }
}

extension Alignment {
  fileprivate var attribute: HTML { self == .right ? " class=\"number\"" : "" }
}
