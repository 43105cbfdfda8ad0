import GRDB

extension LeaseOwner {
  /// The owner in three columns of a row: host, boot and process.
  ///
  /// - Parameter first: the position of the host.
  init(_ row: Row, from first: Int = 0) throws {
    // A number that no process can have is that of a process which has ended.
    try self.init(host: row[first], bootID: row[first + 1], pid: Int32(clamping: row[first + 2] as Int64))
  }
}
