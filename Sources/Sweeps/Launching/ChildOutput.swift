import Foundation

/// What a child process says: results on standard output, everything else on standard error.
struct ChildOutput {
  private var results: ReadStream
  private var errors: ReadStream
  private var splitter = LineSplitter()

  init(_ streams: ChildStreams) {
    results = ReadStream(streams.output.readEnd)
    errors = ReadStream(streams.errors.readEnd)
    for stream in [results, errors] { stream.stopBlocking() }
  }

  /// Reads both streams until they end, and closes them.
  ///
  /// - Parameters:
  ///   - tail: where the errors go; when a result is told, it holds what the child wrote before it.
  ///   - tell: called for each result; lines that are none are left out.
  mutating func read(errorsInto tail: TextTail, tell: (WorkerResult) -> Void) {
    while results.isOpen || errors.isOpen {
      var polled = [results.polled, errors.polled]
      poll(&polled, nfds_t(polled.count), -1)
      let lines = splitter.append(results.read())
      tail.append(errors.read())
      for line in lines { if let result = WorkerResult(line: line) { tell(result) } }
    }
    results.close()
    errors.close()
  }
}
