/// Classes by their names, or by their indices where no class has such a name.
public struct ClassNames: Sendable {
  /// The names, in the order of the scores.
  public let names: [String]
  private let count: Int
  private let places: [String: Int]

  /// - Parameters:
  ///   - names: a name that several classes have means the first of them.
  ///   - count: the number of classes where only the first ones, or none, have names; nil for that of the names.
  public init(_ names: [String], count: Int? = nil) {
    self.names = Array(names.prefix(count ?? names.count))
    self.count = count ?? names.count
    places = Dictionary(zip(self.names, 0...), uniquingKeysWith: { first, _ in first })
  }

  /// The class that a word means; nil where there is none.
  public func index(of word: String) -> Int? {
    if let place = places[word] { return place }
    guard let index = Int(word), (0..<count).contains(index) else { return nil }
    return index
  }
}
