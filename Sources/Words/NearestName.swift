/// The candidate that is fewest edits away from a mistyped name, or nil where none is close.
///
/// Distance is the optimal string alignment distance (insertions, deletions, substitutions, swapped neighbours) on
/// lower-cased characters; a candidate is close when at most a third of the longer name, and at least two
/// characters, would have to change. Ties go to the candidate that comes first.
public func nearestName(to name: String, among candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().prefix(longestComparedName))
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    let other = Array(candidate.lowercased().prefix(longestComparedName))
    let allowed = max(2, max(wanted.count, other.count) / 3)
    let distance = alignmentDistance(wanted, other)
    guard distance <= allowed, distance < max(wanted.count, other.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
  }
  return best?.name
}

/// The tail of an error message that offers the nearest name: "; did you mean 'adam'?", or nothing.
public func suggestion(for name: String, among candidates: some Sequence<String>) -> String {
  nearestName(to: name, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
}

/// Names are compared by their first characters only, so that a hostile name costs no more than a long one.
private let longestComparedName = 80

private func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
  guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
  var beforePrevious = [Int](repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  var current = previous
  for i in 1...left.count {
    current[0] = i
    for j in 1...right.count {
      let substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
      current[j] = min(previous[j] + 1, current[j - 1] + 1, substitution)
      if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
        current[j] = min(current[j], beforePrevious[j - 2] + 1)
      }
    }
    (beforePrevious, previous, current) = (previous, current, beforePrevious)
  }
  return previous[right.count]
}
