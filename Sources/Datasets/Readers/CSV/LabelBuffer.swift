/// Labels that come one by one as texts.
struct LabelBuffer {
  private var places: [String: Int] = [:]
  /// The texts that differ, in the order in which they came.
  private var texts: [String] = []
  /// Which of the texts each label is.
  private var indices: [Int] = []

  /// Number of labels.
  var count: Int { indices.count }

  /// Adds a label; false where it would be one class more than there can be.
  mutating func append(_ text: String) -> Bool {
    if let place = places[text] {
      indices.append(place)
      return true
    }
    guard texts.count < ClassTable.largestCount else { return false }
    indices.append(texts.count)
    places[text] = texts.count
    texts.append(text)
    return true
  }

  /// All labels: numbers where every text is a whole one, else names.
  var labels: RawLabels {
    let numbers = texts.compactMap { Int($0) }
    return numbers.count == texts.count
      ? .numbers(indices.map { numbers[$0] }) : .names(indices.map { texts[$0] })
  }
}
