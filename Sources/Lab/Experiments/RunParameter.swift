import Tracking
import Words

/// A parameter that a run may have: its name, what it means, and how it changes the settings.
///
/// Each parameter is one entry of one list; files, `--set`, defaults and errors all follow from it.
struct RunParameter: Sendable {
  let name: String
  /// Reads the value into the settings; throws what was expected where it does not fit.
  let apply: @Sendable (inout RunSettings, ParamValue) throws(ParameterMismatch) -> Void
  /// The value as the settings have it.
  let value: @Sendable (RunSettings) -> ParamValue

  /// What a value should have been.
  struct ParameterMismatch: Error {
    let expected: String
    /// The tail that offers a name close to what was found, or nothing.
    var suggestion = ""
  }
}

extension RunParameter {
  /// A whole number within bounds.
  static func integer(
    _ name: String, in range: ClosedRange<Int>, _ path: any WritableKeyPath<RunSettings, Int> & Sendable
  ) -> RunParameter {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        settings[keyPath: path] = try number(value, in: range)
      }, value: { .integer(Int64($0[keyPath: path])) })
  }

  /// A whole number within bounds that need not be said; its value is asked for only where it was.
  static func optionalInteger(
    _ name: String, in range: ClosedRange<Int>, _ path: any WritableKeyPath<RunSettings, Int?> & Sendable
  ) -> RunParameter {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        settings[keyPath: path] = try number(value, in: range)
      }, value: { .integer(Int64($0[keyPath: path] ?? 0)) })
  }

  private static func number(
    _ value: ParamValue, in range: ClosedRange<Int>
  ) throws(ParameterMismatch) -> Int {
    guard case .integer(let number) = value, let number = Int(exactly: number), range.contains(number) else {
      throw ParameterMismatch(expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A number within bounds; whole numbers count.
  static func real(
    _ name: String, in range: ClosedRange<Double>, _ path: any WritableKeyPath<RunSettings, Double> & Sendable
  ) -> RunParameter {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        settings[keyPath: path] = try number(value, in: range)
      }, value: { .real($0[keyPath: path]) })
  }

  /// A number within bounds that need not be said; its value is asked for only where it was.
  static func optionalReal(
    _ name: String, in range: ClosedRange<Double>,
    _ path: any WritableKeyPath<RunSettings, Double?> & Sendable
  ) -> RunParameter {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        settings[keyPath: path] = try number(value, in: range)
      }, value: { .real($0[keyPath: path] ?? .nan) })
  }

  private static func number(
    _ value: ParamValue, in range: ClosedRange<Double>
  ) throws(ParameterMismatch) -> Double {
    let number: Double? =
      switch value {
      case .integer(let number): Double(number)
      case .real(let number): number
      case .boolean, .text: nil
      }
    guard let number, range.contains(number) else {
      throw ParameterMismatch(expected: "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// A yes or no.
  static func boolean(
    _ name: String, _ path: any WritableKeyPath<RunSettings, Bool> & Sendable
  ) -> RunParameter {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        guard case .boolean(let answer) = value else { throw ParameterMismatch(expected: "true or false") }
        settings[keyPath: path] = answer
      }, value: { .boolean($0[keyPath: path]) })
  }

  /// A text that is not empty; nil where it is not given.
  static func text(
    _ name: String, _ expected: String, _ path: any WritableKeyPath<RunSettings, String?> & Sendable
  ) -> RunParameter {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        guard case .text(let text) = value, !text.isEmpty else { throw ParameterMismatch(expected: expected) }
        settings[keyPath: path] = text
      }, value: { .text($0[keyPath: path] ?? "") })
  }

  /// One of the cases of an enumeration.
  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<RunSettings, Choice> & Sendable
  ) -> RunParameter where Choice.RawValue == String {
    RunParameter(
      name: name,
      apply: { settings, value throws(ParameterMismatch) in
        let names = Choice.allCases.map(\.rawValue)
        guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
          throw ParameterMismatch(
            expected: "one of \(names.joined(separator: ", "))",
            suggestion: suggestion(for: value.description, among: names))
        }
        settings[keyPath: path] = choice
      }, value: { .text($0[keyPath: path].rawValue) })
  }
}
