import Tracking

extension SortOrder {
  /// Puts groups into this order; those without a value come last, ties stay as they are.
  func sorted<Run>(_ groups: [RunGroup<Run>]) -> [RunGroup<Run>] { ordered(groups) { $0.cell(column) } }

  /// Puts runs into this order; those without a value come last, ties stay as they are.
  func sorted<Run: Rankable>(_ runs: [Run]) -> [Run] { ordered(runs) { Cell([$0.value(in: column)]) } }

  private func ordered<Element>(_ elements: [Element], key: (Element) -> Cell) -> [Element] {
    elements.map { (element: $0, key: OrderKey(key($0))) }
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
    if let number = cell.number {
      self = .number(number)
    } else if case .value(let value) = cell {
      switch value {
      case .text(let text): self = .text(text)
      case .boolean(let value): self = .number(value ? 1 : 0)
      default: self = .nothing
      }
    } else {
      self = .nothing
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
