/// The words of an axis, at even distances; the frequent ones where there are too many.
struct Levels {
  let names: [String]
  private let places: [String: Int]
  private static let rest = "other"

  init(_ texts: [String]) {
    let counts = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let most = ParallelCoordinates.mostTexts
    names = frequent.count <= most ? frequent.sorted() : frequent.prefix(most - 1).sorted() + [Self.rest]
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  func share(of text: String) -> Double {
    guard names.count > 1 else { return 0.5 }
    return 1 - Double(places[text] ?? names.count - 1) / Double(names.count - 1)
  }
}
