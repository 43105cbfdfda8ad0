import Words

/// Classes by their names, or by their indices where no class has such a name.
struct ClassNames {
  private let names: [String]
  private let indices: [String: Int]

  /// - Parameter names: all different.
  init(_ names: [String]) {
    self.names = names
    indices = Dictionary(zip(names, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The class that a word means; nil where there is none.
  func index(of word: String) -> Int? {
    if let index = indices[word] { return index }
    guard let index = Int(word), names.indices.contains(index) else { return nil }
    return index
  }

  /// What an error expects instead of a word.
  func expectation(_ word: String) -> String {
    let areIndices = names == names.indices.map(String.init)
    if areIndices { return "a label from 0 to \(names.count - 1)" }
    let example = nearestName(to: word, among: names) ?? names.first ?? ""
    return "the name of a class, such as '\(example)', or an index from 0 to \(names.count - 1)"
  }
}
