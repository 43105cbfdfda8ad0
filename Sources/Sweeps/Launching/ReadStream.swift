import Foundation

/// The end of a pipe from which bytes come.
struct ReadStream {
  private let descriptor: Int32
  private(set) var isOpen = true

  private static let chunk = 16 << 10

  /// A stream that is open.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Reads what is there, at most some KiB; waits for it unless the descriptor does not block.
  mutating func read() -> [UInt8] {
    guard isOpen else { return [] }
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      var result: Int
      repeat {
        result = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      } while result < 0 && errno == EINTR
      count = max(0, result)
      isOpen = result > 0 || (result < 0 && errno == EAGAIN)
    }
    return bytes
  }

  /// What `poll` needs to wait for it; a stream that has ended is not waited for.
  var polled: pollfd { pollfd(fd: isOpen ? descriptor : -1, events: Int16(POLLIN), revents: 0) }

  /// Makes reading return at once where nothing is there.
  func stopBlocking() { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }

  func close() { _ = Foundation.close(descriptor) }
}
