/// What can be wrong with a dataset or with how it is to be split.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A position inside a file's (uncompressed) content.
  public enum Place: Equatable, Sendable, CustomStringConvertible {
    /// Offset from the beginning, 0 first.
    case byte(Int)
    /// Sample number, 0 first.
    case record(Int)
    /// Line number, 1 first.
    case line(Int)

    /// Such as `byte 4`.
    public var description: String {
      switch self {
      case .byte(let offset): "byte \(offset)"
      case .record(let number): "record \(number)"
      case .line(let number): "line \(number)"
      }
    }
  }

  /// No dataset has this name.
  case unknownName(String, nearest: String?, known: [String])
  /// The named dataset's files are in none of the places where they are looked for.
  case notFound(name: String, lookedIn: [String], remedy: String)
  /// Some of a dataset's files are in a folder, but not this one.
  case missingFile(String)
  /// A path leads to nothing.
  case noFile(String)
  /// The file cannot be read or decompressed; `reason` names it.
  case unreadable(reason: String)
  /// The file's content is not what its format or its sister files demand.
  case malformed(file: String, place: Place, expected: String, found: String)
  /// The data as a whole are not what was said of them, or do not tell what must be said.
  case unsuitable(data: String, expected: String, found: String)
  /// The samples cannot be split as asked.
  case invalidSplit(expected: String, found: String)

  /// Whether something is absent, rather than wrong.
  public var isNotFound: Bool {
    switch self {
    case .unknownName, .notFound, .missingFile, .noFile: true
    case .unreadable, .malformed, .unsuitable, .invalidSplit: false
    }
  }

  /// One line: where, what was expected, what was found.
  public var description: String {
    switch self {
    case .unknownName(let name, let nearest, let known):
      "no dataset is called '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; known are \(known.joined(separator: ", "))")
    case .notFound(let name, let places, let remedy):
      "dataset '\(name)' was not found; looked in \(places.joined(separator: ", ")); \(remedy)"
    case .missingFile(let file):
      "\(file): expected this file or its .gz beside the dataset's other files, found neither"
    case .noFile(let path): "\(path): expected a file or a folder, found nothing"
    case .unreadable(let reason): reason
    case .malformed(let file, let place, let expected, let found):
      "\(file): \(place): expected \(expected), found \(found)"
    case .unsuitable(let data, let expected, let found):
      "\(data): expected \(expected), found \(found)"
    case .invalidSplit(let expected, let found):
      "validation split: expected \(expected), found \(found)"
    }
  }
}
