/// The values of a row's runs in one column, brought together.
enum Cell: Hashable, Sendable {
  case missing
  /// The one value that all runs of the row have.
  case value(CellValue)
  /// Numbers that were measured.
  case sample(Sample)
  /// Values that differ, each once.
  case several([CellValue])

  /// Values that were decided before the training.
  init(_ values: [CellValue]) {
    let distinct = values.reduce(into: [CellValue]()) { if !$0.contains($1) { $0.append($1) } }
    if distinct.allSatisfy({ $0 == .missing }) {
      self = .missing
    } else {
      self = distinct.count == 1 ? .value(distinct[0]) : .several(Self.ascending(distinct))
    }
  }

  /// Values that the training gave: mean and interval of those that are numbers.
  init(measured values: [CellValue]) {
    if values.count > 1, let sample = Sample(values.compactMap(\.number)) {
      self = .sample(sample)
    } else {
      self.init(values)
    }
  }

  /// Numbers in their order; other values as they come.
  private static func ascending(_ values: [CellValue]) -> [CellValue] {
    let numbers = values.compactMap(\.number)
    guard numbers.count == values.count else { return values }
    return zip(values, numbers).sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// Whether there is a word in it.
  var isText: Bool {
    switch self {
    case .value(.text): true
    case .several(let values): values.contains { if case .text = $0 { true } else { false } }
    default: false
    }
  }

  /// The number that stands for the cell in an order: the value, or the mean.
  var number: Double? {
    switch self {
    case .value(let value): value.number
    case .sample(let sample): sample.mean
    default: nil
    }
  }
}
