/// What must hold of a run for it to be read.
///
/// There are two truth values. Whatever asks about a value that a run does not have, or that is NaN, is false;
/// `not` turns false into true.
public indirect enum RunCondition: Hashable, Sendable {
  /// How a field is compared with a value of its type; values of another type do not compare.
  public enum Comparison: String, Sendable, CaseIterable {
    case equal = "="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// The field compares so with the value.
  case comparison(RunField, Comparison, ParamValue)
  /// The field equals one of the values.
  case membership(RunField, [ParamValue])
  /// The text matches a pattern in which `%` stands for any characters and `_` for one.
  case pattern(RunField, String)
  /// The run does not have the field, or it is NaN.
  case isMissing(RunField)
  /// All of them hold.
  case all([RunCondition])
  /// One of them holds at least.
  case any([RunCondition])
  /// It does not hold.
  case not(RunCondition)
}

extension RunCondition {
  /// Reads a condition as people write it.
  ///
  /// - Parameter field: the field of a name such as `val.f1` or `last(train.loss)`, or an error that says what is
  ///   wrong with the name.
  /// - Throws: `ConditionError`, with the place in the text.
  public init(
    parsing text: String, field: @escaping (String) throws -> RunField
  ) throws(ConditionError) {
    var parser = try ConditionParser(text, field: field)
    self = try parser.condition()
  }
}
