import CCurl
import Foundation
import Signals

/// One request for the bytes of a file that are missing, followed wherever the server sends it.
///
/// All of it happens on the thread that calls `run`.
final class Transfer {
  let file: RemoteFile
  let part: PartFile
  let limits: DownloadLimits
  private let stop: StopSignal
  private let progress: (Int, Int) -> Void
  /// How many bytes of the file have come.
  var size: Int
  private var lastArrival = ContinuousClock.now
  private var lastProgress = ContinuousClock.now
  /// Why no more bytes are taken; nil while they are.
  private var failure: DownloadError?
  /// The status of an answer that sends us on, with which the file does not come; nil for other answers.
  var redirectionStatus: Int?
  /// Where the server sends us on to.
  private var redirection: String?

  init(
    of file: RemoteFile, into part: PartFile, limits: DownloadLimits, stop: StopSignal,
    progress: @escaping (Int, Int) -> Void
  ) {
    (self.file, self.part, self.limits, self.stop, self.progress) = (file, part, limits, stop, progress)
    size = part.size
  }

  /// Receives until all bytes are there.
  func run(from url: URL) throws(DownloadError) {
    let library = try CurlLibrary.system.get()
    var url = url
    var redirections = 0
    while let next = try request(url, library) {
      redirections += 1
      guard redirections <= limits.redirects else {
        throw .misdirected(url: file.url, reason: "more than \(limits.redirects) redirections")
      }
      guard let target = URL(string: next), target.isWeb else {
        throw .misdirected(url: file.url, reason: "a redirection to '\(next)'")
      }
      url = target
    }
    guard size == file.byteCount else {
      throw .broken(url: file.url, reason: "it ended after \(size) of \(file.byteCount) bytes")
    }
  }

  /// Asks at one address; returns the one that the server sends us on to, nil where it sent what it has.
  private func request(_ url: URL, _ library: CurlLibrary) throws(DownloadError) -> String? {
    (redirectionStatus, redirection, lastArrival) = (nil, nil, .now)
    defer { progress(size, file.byteCount) }
    var message = [CChar](repeating: 0, count: Int(CCURL_MESSAGE_SIZE))
    var events = events
    let isWhole = withCStrings(headers) { headers in
      ccurl_fetch(
        library.functions, url.absoluteString, headers.baseAddress, headers.count, &events, &message)
    }
    if let failure { throw failure }
    guard isWhole else { throw .broken(url: file.url, reason: text(ofMessage: message)) }
    guard let redirectionStatus else { return nil }
    guard let redirection else { throw .refused(url: file.url, status: redirectionStatus) }
    return redirection
  }

  /// What the sum is of are the bytes as they are stored.
  private var headers: [String] {
    ["Accept-Encoding: identity"] + (file.mediaType.map { ["Accept: \($0)"] } ?? [])
      + (size > 0 ? ["Range: bytes=\(size)-"] : [])
  }

  /// Takes a step that may fail; false once one has failed.
  func attempt(_ step: () throws(DownloadError) -> Void) -> Bool {
    do throws(DownloadError) { try step() } catch { failure = failure ?? error }
    return failure == nil
  }

  /// Appends bytes of the file.
  func receive(_ bytes: UnsafeBufferPointer<UInt8>) throws(DownloadError) {
    lastArrival = .now
    if redirectionStatus != nil { return }
    guard bytes.count <= file.byteCount - size else {
      throw .tooLong(url: file.url, expected: file.byteCount)
    }
    try part.append(Data(bytes))
    size += bytes.count
  }

  /// Notes where the server sends us on to.
  func redirect(to url: String) { redirection = url }

  /// Tells how far the file is, and ends the request where somebody asks for it or nothing comes.
  func proceed() throws(DownloadError) {
    let now = ContinuousClock.now
    if now - lastProgress >= .milliseconds(100) {
      lastProgress = now
      progress(size, file.byteCount)
    }
    if stop.isRaised { throw .interrupted }
    if now - lastArrival > limits.silence {
      throw .stalled(url: file.url, seconds: limits.silence / .seconds(1))
    }
  }
}

/// Lends texts to C.
private func withCStrings<Result>(
  _ texts: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Result
) -> Result {
  let copies = texts.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return copies.map { $0.map { UnsafePointer($0) } }.withUnsafeBufferPointer(body)
}
