import Tracking

extension SearchSpace.Parameter {
  /// How far probabilities may be from adding up to 1.
  private static let tolerance = 1e-6

  /// Refuses lists from which nothing can be drawn, or one cell twice.
  func checkValues() throws(SweepError) {
    guard let listed = distribution.listed else { return }
    guard !listed.isEmpty else { throw .noValues(parameter: name) }
    var seen = Set<ParamValue>()
    for value in listed where !seen.insert(value).inserted {
      throw .duplicateValue(parameter: name, value: value)
    }
    guard case .values(_, let probabilities?) = distribution else { return }
    guard probabilities.count == listed.count else {
      throw .invalidProbabilities(
        parameter: name, expected: "one for each of the \(listed.count) values",
        found: "\(probabilities.count)")
    }
    for probability in probabilities where !(0...1).contains(probability) {
      throw .invalidProbabilities(parameter: name, expected: "numbers from 0 to 1", found: "\(probability)")
    }
    let sum = probabilities.reduce(0, +)
    guard abs(sum - 1) <= Self.tolerance else {
      throw .invalidProbabilities(parameter: name, expected: "a sum of 1 within 1e-6", found: "\(sum)")
    }
  }

  /// Refuses conditions that could not be decided, or never hold.
  func checkConditions(on earlier: [String: Distribution]) throws(SweepError) {
    for condition in conditions {
      guard let parent = earlier[condition.parent] else {
        throw .invalidCondition(
          parameter: name, expected: "a parameter that is given before it", found: "'\(condition.parent)'")
      }
      guard let listed = parent.listed else {
        throw .invalidCondition(
          parameter: name, expected: "a parameter whose values are listed", found: "'\(condition.parent)'")
      }
      guard !condition.values.isEmpty else {
        throw .invalidCondition(
          parameter: name, expected: "at least one value of '\(condition.parent)'", found: "none")
      }
      for value in condition.values where !listed.contains(value) {
        throw .invalidCondition(
          parameter: name,
          expected:
            "values of '\(condition.parent)' (\(listed.prefix(20).map(\.description).joined(separator: ", ")))",
          found: "\(value)")
      }
    }
  }
}
