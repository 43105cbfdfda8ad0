/// What can be wrong with compressed content; `name` is the file's path, or what the bytes are.
public enum ZlibError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file cannot be opened or read, for the reason the system gives.
  case unreadable(name: String, reason: String)
  /// The compressed stream ends at this byte, before its own end mark.
  case truncated(name: String, byte: Int)
  /// The compressed stream contradicts itself near this byte.
  case corrupt(name: String, byte: Int, detail: String)
  /// Bytes that belong to no compressed stream follow the last one.
  case trailingBytes(name: String, byte: Int)
  /// The archive's directory is not what its format demands, or needs what is not read here.
  case malformed(name: String, byte: Int, expected: String, found: String)
  /// The content does not have the size it must have, or is larger than allowed.
  case wrongSize(name: String, expected: String, found: String)

  /// One line: what is wrong, where, and what was expected.
  public var description: String {
    switch self {
    case .unreadable(let name, let reason):
      "\(name): cannot be read: \(reason)"
    case .truncated(let name, let byte):
      "\(name): compressed data ends at byte \(byte), before its end mark; get the file again"
    case .corrupt(let name, let byte, let detail):
      "\(name): compressed data is damaged near byte \(byte) (\(detail)); get the file again"
    case .trailingBytes(let name, let byte):
      "\(name): expected the end at byte \(byte), where the compressed data ends, found more bytes"
    case .malformed(let name, let byte, let expected, let found):
      "\(name): byte \(byte): expected \(expected), found \(found)"
    case .wrongSize(let name, let expected, let found):
      "\(name): expected \(expected) of uncompressed content, found \(found)"
    }
  }
}
