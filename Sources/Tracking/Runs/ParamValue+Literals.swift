extension ParamValue: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByStringLiteral
{
  /// A whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// A floating-point number.
  public init(floatLiteral value: Double) { self = .real(value) }

  /// Yes or no.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// A word.
  public init(stringLiteral value: String) { self = .text(value) }
}
