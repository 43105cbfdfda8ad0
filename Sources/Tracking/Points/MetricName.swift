/// A metric's name in its two parts: `val.f1` is `f1` of the split `val`; a name without a point has no split.
struct MetricName: Hashable {
  let split: String
  let name: String

  init(split: String, name: String) {
    self.split = split
    self.name = name
  }

  init(_ full: String) {
    if let point = full.firstIndex(of: ".") {
      split = String(full[..<point])
      name = String(full[full.index(after: point)...])
    } else {
      split = ""
      name = full
    }
  }

  /// The name as people write it.
  var full: String { split.isEmpty ? name : "\(split).\(name)" }
}
