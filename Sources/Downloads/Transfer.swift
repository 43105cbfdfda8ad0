import Dispatch
import Foundation
import FoundationNetworking
import Signals
import Synchronization

/// One request for the bytes of a file that are missing.
///
/// The session calls from a thread of its own; `run` waits, watches the time and the wish to stop, and once it has returned
/// nothing more is written.
final class Transfer: NSObject, Sendable {
  struct State {
    var size: Int
    var redirects = 0
    var lastArrival = ContinuousClock.now
    /// Nil while bytes may come.
    var result: Result<Void, DownloadError>?
  }

  let file: RemoteFile
  let part: PartFile
  let limits: DownloadLimits
  let state: Mutex<State>
  private let request: URLRequest
  private let isOver = DispatchSemaphore(value: 0)

  init(of file: RemoteFile, from url: URL, into part: PartFile, limits: DownloadLimits) {
    self.file = file
    self.part = part
    self.limits = limits
    let size = part.size
    state = Mutex(State(size: size))
    var request = URLRequest(
      url: url, cachePolicy: .reloadIgnoringLocalCacheData,
      timeoutInterval: Self.configuration.timeoutIntervalForRequest)
    // What the sum is of are the bytes as they are stored; some servers refuse those who do not say who they are.
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    request.setValue("cnnlab", forHTTPHeaderField: "User-Agent")
    if let type = file.mediaType { request.setValue(type, forHTTPHeaderField: "Accept") }
    if size > 0 { request.setValue("bytes=\(size)-", forHTTPHeaderField: "Range") }
    self.request = request
  }

  /// Receives until all bytes are there.
  func run(_ stop: StopSignal, _ progress: (Int, Int) -> Void) throws(DownloadError) {
    let session = URLSession(configuration: Self.configuration, delegate: self, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    while isOver.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
      let (size, lastArrival) = state.withLock { ($0.size, $0.lastArrival) }
      progress(size, file.byteCount)
      if stop.isRaised {
        end(.failure(.interrupted))
      } else if ContinuousClock.now - lastArrival > limits.silence {
        end(.failure(.stalled(url: file.url, seconds: limits.silence / .seconds(1))))
      }
    }
    let (size, result) = state.withLock { ($0.size, $0.result) }
    progress(size, file.byteCount)
    try result?.get()
  }

  /// Ends the transfer, unless it has ended already.
  func end(_ result: Result<Void, DownloadError>) {
    state.withLock { state in
      guard state.result == nil else { return }
      state.result = result
      isOver.signal()
    }
  }

  /// No cookies, no cache, nothing that outlives the download; our own clock measures silence.
  private static var configuration: URLSessionConfiguration {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.urlCache = nil
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.timeoutIntervalForRequest = 24 * 3600
    return configuration
  }
}
