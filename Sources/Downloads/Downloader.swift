import Foundation
public import Signals

/// Fetches files so that a folder never holds anything under a file's name but that file.
public struct Downloader: Sendable {
  /// What became of a file.
  public enum Outcome: Hashable, Sendable {
    /// It was here already.
    case present
    /// It came.
    case fetched
  }

  private let limits: DownloadLimits

  /// A downloader with limits.
  public init(limits: DownloadLimits = DownloadLimits()) { self.limits = limits }

  /// Fetches a file into a folder, made where it is missing; where nothing comes, it is not left behind.
  ///
  /// What comes is kept in `NAME.part` until its size and SHA-256 are right; then it takes the file's name in one step.
  /// An interrupted download leaves that part, however it was interrupted, and the next one goes on from there.
  ///
  /// - Parameters:
  ///   - stop: raised by whoever wants the download to end early.
  ///   - progress: called some ten times a second with the bytes that are here and those that there will be.
  /// - Throws: `DownloadError`; a file of wrong size or content is removed.
  public func fetch(
    _ file: RemoteFile, into folder: String, stop: StopSignal, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(DownloadError) -> Outcome {
    let url = try Self.address(file.url)
    let isNewFolder = !FileManager.default.fileExists(atPath: folder)
    do throws(DownloadError) {
      return try fetch(file, from: url, into: folder, stop, progress)
    } catch {
      // A folder with a part in it stays, as it is not empty.
      if isNewFolder { rmdir(folder) }
      throw error
    }
  }

  private func fetch(
    _ file: RemoteFile, from url: URL, into folder: String, _ stop: StopSignal, _ progress: (Int, Int) -> Void
  ) throws(DownloadError) -> Outcome {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .unwritable(path: folder, reason: error.localizedDescription)
    }
    let target = "\(folder)/\(file.name)"
    if file.isComplete(at: target) { return .present }
    let part = try PartFile(for: target)
    defer { part.close() }
    // Whoever held the part before us may have finished the file.
    if file.isComplete(at: target) { return .present }
    do throws(DownloadError) {
      try receive(file, from: url, into: part, stop, progress)
      let found = try part.digest()
      guard found == file.sha256 else {
        throw .wrongContent(url: file.url, expected: file.sha256, found: found)
      }
    } catch {
      if error.isAboutContent { try part.clear() }
      throw error
    }
    try part.publish(as: target)
    return .fetched
  }

  /// Asks until all bytes are there, each time for those that are missing.
  private func receive(
    _ file: RemoteFile, from url: URL, into part: PartFile, _ stop: StopSignal, _ progress: (Int, Int) -> Void
  ) throws(DownloadError) {
    for attempt in 1... {
      if part.size > file.byteCount { try part.clear() }
      if part.size == file.byteCount { return }
      do throws(DownloadError) {
        return try withoutActuallyEscaping(progress) { progress throws(DownloadError) in
          try Transfer(of: file, into: part, limits: limits, stop: stop, progress: progress).run(from: url)
        }
      } catch {
        guard error.isWorthRetrying, attempt < limits.attempts else { throw error }
      }
      try wait(limits.pause * attempt, stop)
    }
  }

  private func wait(_ pause: Duration, _ stop: StopSignal) throws(DownloadError) {
    let end = ContinuousClock.now + pause
    while ContinuousClock.now < end {
      if stop.isRaised { throw .interrupted }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  private static func address(_ text: String) throws(DownloadError) -> URL {
    guard let url = URL(string: text), url.isWeb else { throw .invalidAddress(text) }
    return url
  }
}

extension URL {
  /// Whether it has a host that is reached by `http` or `https`.
  var isWeb: Bool {
    guard let scheme = scheme?.lowercased(), let host, !host.isEmpty else { return false }
    return scheme == "http" || scheme == "https"
  }
}
