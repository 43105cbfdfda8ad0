public import Foundation
import Synchronization

/// An HTTP server on the loopback interface that answers as a test wants it to, rightly or wrongly.
public final class LocalServer: Sendable {
  /// What somebody asked for.
  public struct Request: Sendable {
    /// The path of the address, such as `/mnist/file.gz`.
    public let path: String
    /// The headers by their names in lower case.
    public let headers: [String: String]
    /// Offset of the first byte that is asked for: that of `Range: bytes=N-`, else 0.
    public let offset: Int
  }

  /// A part of an answer.
  public enum Step: Sendable {
    /// Sends bytes.
    case send(Data)
    /// Does nothing for a while.
    case pause(Duration)
  }

  /// The port that was free.
  public let port: UInt16
  private let listener: Int32
  private let received = Mutex<[Request]>([])
  private let answer: @Sendable (Request, Int) -> [Step]

  /// Listens from now on.
  ///
  /// - Parameter answer: what is done for a request, the number of those before it given; the connection ends after it.
  public init(answer: @escaping @Sendable (Request, Int) -> [Step]) throws {
    self.answer = answer
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let failed = withUnsafeMutablePointer(to: &address) { [listener] pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, size) != 0 || listen(listener, 16) != 0
          || getsockname(listener, address, &size) != 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    if failed {
      close(listener)
      throw CocoaError(.fileWriteUnknown)
    }
    Self.bypassProxies
    Thread.detachNewThread { [listener, weak self] in
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        Thread.detachNewThread { [weak self] in
          self?.serve(connection)
          close(connection)
        }
      }
      close(listener)
    }
  }

  /// libcurl, which downloads are made with, would take a proxy of the environment even to this machine.
  private static let bypassProxies: Void = { _ = setenv("no_proxy", "127.0.0.1", 1) }()

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The address of a path on this server.
  public func url(_ path: String) -> String { "http://127.0.0.1:\(port)\(path)" }

  /// All that was asked for, in the order of asking.
  public var requests: [Request] { received.withLock { $0 } }

  private func serve(_ connection: Int32) {
    guard let request = Self.readRequest(connection) else { return }
    let number = received.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    for step in answer(request, number) {
      switch step {
      case .send(let data): guard Self.write(data, to: connection) else { return }
      case .pause(let time): Thread.sleep(forTimeInterval: time / .seconds(1))
      }
    }
  }

  private static func readRequest(_ connection: Int32) -> Request? {
    var text = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !text.contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      text += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    let lines = text.components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
    }
    let range = headers["range"].map { $0.trimmingPrefix("bytes=").dropLast() }
    return Request(path: String(words[1]), headers: headers, offset: range.flatMap { Int($0) } ?? 0)
  }

  private static func write(_ data: Data, to connection: Int32) -> Bool {
    var rest = data[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }
}
