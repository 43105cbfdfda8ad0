import Files

/// What is wrong with a safetensors file; the message names the file and the place in it.
public struct SafetensorsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Hashable, Sendable {
    /// There is no such file, or it cannot be read.
    case unreadable
    /// The content is not what the format asks for.
    case malformed
    /// The file lacks a tensor that was asked for, or has it in a form that was not expected.
    case unfit
    /// The file cannot be written where it should be.
    case unwritable
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One line: which file and tensor, what was expected, what was found.
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

/// Does something with a file's bytes.
func reading<Value>(_ body: () throws(FileError) -> Value) throws(SafetensorsError) -> Value {
  do throws(FileError) {
    return try body()
  } catch {
    throw SafetensorsError(error)
  }
}
