/// What is wrong with a setting.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Keys from the outermost mapping to the setting, as `["augment", "rotation_range"]`; empty for the whole.
  public let path: [String]
  /// One line: the setting, what was expected, and what was found.
  public let description: String
  /// What the value should have been, where a value is wrong.
  public let expected: String?

  /// An error with its message.
  public init(_ description: String, at path: [String] = [], expected: String? = nil) {
    (self.path, self.description, self.expected) = (path, description, expected)
  }

  /// The same error in a mapping that is itself the value of a key.
  func within(_ key: String) -> SettingsError {
    SettingsError(description, at: [key] + path, expected: expected)
  }
}
