/// What can be wrong with a stored tensor; each case names it.
public enum CheckpointError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The tensor was written by a codec that this version does not know.
  case unknownCodec(tensor: String, found: Int, known: [Int])
  /// The shape cannot be that of a tensor in memory.
  case invalidShape(tensor: String, found: String)
  /// A length does not agree with the shape.
  case wrongLength(tensor: String, expected: String, found: Int)
  /// The bytes cannot be decompressed.
  case damaged(tensor: String, detail: String)
  /// The values are not those that were stored.
  case digestMismatch(tensor: String, expected: String, found: String)

  /// One line: which tensor, what was expected, what was found.
  public var description: String {
    switch self {
    case .unknownCodec(let tensor, let found, let known):
      "tensor '\(tensor)': expected a codec among \(known.map(String.init).joined(separator: ", ")), "
        + "found \(found); a newer version may have written it"
    case .invalidShape(let tensor, let found):
      "tensor '\(tensor)': expected sizes whose product can be counted, found shape \(found)"
    case .wrongLength(let tensor, let expected, let found):
      "tensor '\(tensor)': expected \(expected), found \(found)"
    case .damaged(let tensor, let detail):
      "tensor '\(tensor)': stored bytes are damaged: \(detail)"
    case .digestMismatch(let tensor, let expected, let found):
      "tensor '\(tensor)': expected digest \(expected.prefix(12)), found \(found.prefix(12)); "
        + "its values have changed"
    }
  }
}
