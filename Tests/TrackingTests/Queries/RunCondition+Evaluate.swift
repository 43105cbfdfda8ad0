import Tracking

extension RunCondition {
  /// Whether it holds of a run, worked out without SQL: the reference of what the store answers.
  func holds(for run: RunRecord) -> Bool {
    switch self {
    case .comparison(let field, let comparison, let value):
      field.values(of: run).contains { comparison.holds($0, value) }
    case .membership(let field, let values):
      field.values(of: run).contains { found in values.contains { Comparison.equal.holds(found, $0) } }
    case .pattern(let field, let pattern):
      field.values(of: run).contains { value in
        if case .text(let text) = value {
          matches(Array(text.lowercased()), Array(pattern.lowercased()))
        } else {
          false
        }
      }
    case .isMissing(let field): field.values(of: run).isEmpty
    case .all(let parts): parts.allSatisfy { $0.holds(for: run) }
    case .any(let parts): parts.contains { $0.holds(for: run) }
    case .not(let part): !part.holds(for: run)
    }
  }
}

extension RunCondition.Comparison {
  fileprivate func holds(_ left: ParamValue, _ right: ParamValue) -> Bool {
    switch (left, right) {
    case (.text(let left), .text(let right)):
      // SQLite orders texts by their bytes.
      holds(Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8)), left == right)
    case (.boolean(let left), .boolean(let right)): holds(!left && right, left == right)
    default:
      if let left = left.number, let right = right.number {
        holds(left < right, left == right)
      } else {
        false
      }
    }
  }

  private func holds(_ isLess: Bool, _ isEqual: Bool) -> Bool {
    switch self {
    case .equal: isEqual
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    case .greaterOrEqual: !isLess
    }
  }
}

extension RunField {
  /// What a run has; empty for nothing and for NaN.
  fileprivate func values(of run: RunRecord) -> [ParamValue] {
    let value: ParamValue? =
      switch self {
      case .name: .text(run.name)
      case .experiment: run.experiment.map(ParamValue.text)
      case .state: .text(run.state.rawValue)
      case .seed: .integer(run.seed)
      case .duration: run.durationSeconds.map(ParamValue.real)
      case .param(let name): run.params[name]
      case .metric(let name, let aspect, let goal):
        run.metrics[name].flatMap { summary in
          let best = summary.best(run.objective?.metric == name ? run.objective?.goal ?? goal : goal)
          return switch aspect {
          case .best: best.map { .real($0.value) }
          case .epoch: (best?.epoch).map { .integer(Int64($0)) }
          case .last: .real(summary.last)
          case .min: summary.min.map(ParamValue.real)
          case .max: summary.max.map(ParamValue.real)
          }
        }
      default: nil
      }
    if case .real(let number) = value, number.isNaN { return [] }
    return value.map { [$0] } ?? []
  }
}

extension ParamValue {
  fileprivate var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .real(let value): value
    default: nil
    }
  }
}

private func matches(_ text: [Character], _ pattern: [Character]) -> Bool {
  guard let first = pattern.first else { return text.isEmpty }
  let rest = Array(pattern.dropFirst())
  if first == "%" { return (0...text.count).contains { matches(Array(text.dropFirst($0)), rest) } }
  guard let character = text.first else { return false }
  return (first == "_" || first == character) && matches(Array(text.dropFirst()), rest)
}
