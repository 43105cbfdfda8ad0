import Foundation
import FoundationNetworking
import Synchronization

extension Transfer: URLSessionDataDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    let count = state.withLock { state in
      state.redirects += 1
      return state.redirects
    }
    if count > limits.redirects {
      end(.failure(.misdirected(url: file.url, reason: "more than \(limits.redirects) redirections")))
      completionHandler(nil)
    } else if let url = request.url, url.isWeb {
      completionHandler(request)
    } else {
      let target = request.url?.absoluteString ?? "nowhere"
      end(.failure(.misdirected(url: file.url, reason: "a redirection to '\(target)'")))
      completionHandler(nil)
    }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    do throws(DownloadError) {
      try accept(response)
      completionHandler(.allow)
    } catch {
      end(.failure(error))
      completionHandler(.cancel)
    }
  }

  /// Makes the part end where the body of the response begins.
  private func accept(_ response: URLResponse) throws(DownloadError) {
    guard let response = response as? HTTPURLResponse else {
      throw .broken(url: file.url, reason: "no answer in HTTP")
    }
    switch response.statusCode {
    case 200:
      let announced = Int(response.expectedContentLength)
      guard announced < 0 || announced == file.byteCount else {
        throw .wrongSize(url: file.url, expected: file.byteCount, found: announced)
      }
      try begin()
    case 206:
      let range = response.value(forHTTPHeaderField: "Content-Range").flatMap(ContentRange.init)
      if let total = range?.total, total != file.byteCount {
        throw .wrongSize(url: file.url, expected: file.byteCount, found: total)
      }
      guard let range, range.first == state.withLock({ $0.size }) else {
        try begin()
        throw .broken(url: file.url, reason: "the server sent other bytes than it was asked for")
      }
    case 416:
      try begin()
      throw .broken(url: file.url, reason: "the server has nothing after what has come")
    case let status: throw .refused(url: file.url, status: status)
    }
  }

  /// Drops what an earlier download has left.
  private func begin() throws(DownloadError) {
    let failure: DownloadError? = state.withLock { state in
      // Once it has ended the file may be closed.
      guard state.result == nil else { return nil }
      do throws(DownloadError) { try part.clear() } catch { return error }
      state.size = 0
      return nil
    }
    if let failure { throw failure }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let failure: DownloadError? = state.withLock { state in
      guard state.result == nil else { return nil }
      guard data.count <= file.byteCount - state.size else {
        return .tooLong(url: file.url, expected: file.byteCount)
      }
      do throws(DownloadError) { try part.append(data) } catch { return error }
      state.size += data.count
      state.lastArrival = .now
      return nil
    }
    if let failure { end(.failure(failure)) }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let size = state.withLock { $0.size }
    if let error {
      end(.failure(.broken(url: file.url, reason: error.localizedDescription)))
    } else if size < file.byteCount {
      end(.failure(.broken(url: file.url, reason: "it ended after \(size) of \(file.byteCount) bytes")))
    } else {
      end(.success(()))
    }
  }
}
