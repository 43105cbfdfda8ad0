import Files

/// What is wrong with an ONNX file, or with a network that is to become one; the message names the place in it.
public struct ONNXError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case unreadable
    /// The content is not what the format asks for.
    case malformed
    /// The file is well formed but has what no layer of ours does, or the network has what ONNX does not.
    case unfit
    /// The file cannot be written where it should be.
    case unwritable
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One line: which file and node, what was expected, what was found.
  public let description: String

  init(_ kind: Kind, _ file: String, _ message: String) {
    self.kind = kind
    description = "\(file): \(message)"
  }

  init(_ error: FileError) {
    kind = error.kind == .unreadable ? .unreadable : .unwritable
    description = error.description
  }
}

/// A name out of a file, short enough for a message.
func quoted(_ name: String) -> String { "'\(name.prefix(100))'" }
