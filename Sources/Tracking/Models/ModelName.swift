/// The rule for names of models and for aliases.
public enum ModelName {
  /// Letters, digits and `._-`, beginning with a letter or a digit: so a name is no path, no option and no `run:ID`.
  public static func isValid(_ name: String) -> Bool {
    name.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]{0,99}/) != nil
  }

  /// Refuses a name that breaks the rule.
  ///
  /// - Parameter what: what it was to be the name of, for the message.
  public static func check(_ name: String, _ what: String) throws(StoreError) {
    guard isValid(name) else { throw .invalidName(what, name) }
  }
}
