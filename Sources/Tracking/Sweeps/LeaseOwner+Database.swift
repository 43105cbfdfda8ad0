import GRDB

extension LeaseOwner {
  /// The owner in three columns of a row: host, boot and process.
  ///
  /// - Parameter first: the position of the host.
  init(_ row: Row, from first: Int = 0) {
    self.init(host: row[first], bootID: row[first + 1], pid: row[first + 2])
  }
}
