import Tracking

extension SortOrder {
  /// Puts groups into this order; those without a value come last, ties stay as they are.
  func sorted<Run>(_ groups: [RunGroup<Run>]) -> [RunGroup<Run>] {
    ordered(groups) { OrderKey($0.cell(column)) }
  }

  /// Puts runs into this order; those without a value come last, ties stay as they are.
  func sorted<Run: Rankable>(_ runs: [Run]) -> [Run] { ordered(runs) { OrderKey($0.value(in: column)) } }

  private func ordered<Element>(_ elements: [Element], key: (Element) -> OrderKey) -> [Element] {
    elements.map { (element: $0, key: key($0)) }
      .sorted { $0.key.precedes($1.key, descending: isDescending) }
      .map(\.element)
  }
}

/// What decides an order: numbers before texts, nothing last.
private enum OrderKey {
  case number(Double)
  case text(String)
  case nothing

  init(_ cell: Cell) {
    switch cell {
    case .value(let value): self.init(value)
    case .sample(let sample): self = .number(sample.mean)
    case .missing, .several: self = .nothing
    }
  }

  init(_ value: CellValue) {
    switch value {
    case .text(let text): self = .text(text)
    case .boolean(let value): self = .number(value ? 1 : 0)
    case .integer, .real, .missing: self = value.number.map(OrderKey.number) ?? .nothing
    }
  }

  func precedes(_ other: OrderKey, descending: Bool) -> Bool {
    switch (self, other) {
    case (.number(let left), .number(let right)): descending ? left > right : left < right
    case (.text(let left), .text(let right)): descending ? left > right : left < right
    case (.number, .text), (.number, .nothing), (.text, .nothing): true
    default: false
    }
  }
}
