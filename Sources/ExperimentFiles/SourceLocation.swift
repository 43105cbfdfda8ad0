/// A place in a file that a person wrote; lines and columns count from 1, columns in Unicode scalars.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line.
  public let line: Int
  /// The column.
  public let column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The form that editors and terminals make clickable: `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}

extension SourceLocation {
  /// The place that follows some text of a file.
  init(file: String, after text: some Sequence<Unicode.Scalar>) {
    var line = 1
    var column = 1
    for scalar in text {
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
    self.init(file: file, line: line, column: column)
  }
}
