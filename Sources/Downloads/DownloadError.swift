/// Why a file could not be fetched.
public enum DownloadError: Error, Equatable, Sendable, CustomStringConvertible {
  /// libcurl, which makes the connections, cannot be opened.
  case noLibrary(reason: String)
  /// The address is none of `http` or `https`.
  case invalidAddress(String)
  /// The server answered with an error.
  case refused(url: String, status: Int)
  /// The server sent us on too often, or to an address that we do not follow.
  case misdirected(url: String, reason: String)
  /// The connection could not be made, or ended before the file did.
  case broken(url: String, reason: String)
  /// Nothing came for so many seconds.
  case stalled(url: String, seconds: Double)
  /// What the server offers has another size.
  case wrongSize(url: String, expected: Int, found: Int)
  /// The server sent more than the file holds.
  case tooLong(url: String, expected: Int)
  /// All bytes came, but they are not the file's.
  case wrongContent(url: String, expected: String, found: String)
  /// Somebody else is fetching the same file.
  case inUse(path: String)
  /// The file system refused something.
  case unwritable(path: String, reason: String)
  /// Somebody asked to stop.
  case interrupted

  /// Whether the same request may go well the next time.
  var isWorthRetrying: Bool {
    switch self {
    case .refused(_, let status): status >= 500 || status == 408 || status == 429
    case .broken, .stalled: true
    default: false
    }
  }

  /// Whether what came is not, and will not become, the file.
  var isAboutContent: Bool {
    switch self {
    case .tooLong, .wrongContent: true
    default: false
    }
  }

  /// Whether the server has no such file.
  public var isNotFound: Bool {
    if case .refused(_, let status) = self { return status == 404 || status == 410 }
    return false
  }

  /// One line: where, what was expected, what was found, what to do.
  public var description: String {
    switch self {
    case .noLibrary(let reason):
      "expected libcurl, found that it cannot be opened: \(reason); install it (on Debian: apt-get install libcurl4)"
    case .invalidAddress(let url): "expected an address of http or https, found '\(url)'"
    case .refused(let url, let status): "\(url): expected the file, found HTTP status \(status)"
    case .misdirected(let url, let reason): "\(url): expected the file, found \(reason)"
    case .broken(let url, let reason):
      "\(url): the connection failed: \(reason); what has come is kept, fetch again to go on"
    case .stalled(let url, let seconds):
      "\(url): nothing came for \(seconds) s; what has come is kept, fetch again to go on"
    case .wrongSize(let url, let expected, let found):
      "\(url): expected a file of \(expected) bytes, found one of \(found)"
    case .tooLong(let url, let expected): "\(url): expected \(expected) bytes, found more; removed them"
    case .wrongContent(let url, let expected, let found):
      "\(url): expected SHA-256 \(expected), found \(found); removed what came"
    case .inUse(let path): "\(path): expected a file of our own, found that another process is fetching it"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    case .interrupted: "interrupted; what has come is kept, fetch again to go on"
    }
  }
}
