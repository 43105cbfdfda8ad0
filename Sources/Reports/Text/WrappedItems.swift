/// Items in lines that are no wider than asked, with a separator between them; an item that is too long is
/// cut.
package func wrapped(_ items: [String], separator: String, width: Int?) -> [String] {
  guard let width else { return items.isEmpty ? [] : [items.joined(separator: separator)] }
  var lines: [String] = []
  for item in items {
    let cut = truncated(item, to: max(1, width))
    if let last = lines.last, displayWidth(last) + displayWidth(separator) + displayWidth(cut) <= width {
      lines[lines.count - 1] = last + separator + cut
    } else {
      lines.append(cut)
    }
  }
  return lines
}
