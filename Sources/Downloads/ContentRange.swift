/// The header `Content-Range` of a partial answer: `bytes 100-199/200` (RFC 9110, section 14.4).
struct ContentRange: Equatable {
  /// Offset of the first byte that follows.
  let first: Int
  /// Size of the whole file; nil where the server does not know.
  let total: Int?

  /// Nil for what does not have the form, or whose numbers contradict each other.
  init?(_ header: String) {
    let words = header.split(separator: " ")
    guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
    let parts = words[1].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let bounds = parts[0].split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard bounds.count == 2, let first = bounds[0], let last = bounds[1], 0 <= first, first <= last else {
      return nil
    }
    self.first = first
    if parts[1] == "*" {
      total = nil
    } else {
      guard let size = Int(parts[1]), last < size else { return nil }
      total = size
    }
  }
}
