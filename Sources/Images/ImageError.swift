/// An image file that cannot be read.
public struct ImageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's path, or what its bytes were called.
  public let name: String
  /// What it should have been.
  public let expected: String
  /// What it is.
  public let found: String

  /// An error of the file of this name.
  public init(name: String, expected: String, found: String) {
    self.name = name
    self.expected = expected
    self.found = found
  }

  /// One line: which file, what was expected, what was found.
  public var description: String { "\(name): expected \(expected), found \(found)" }
}
