/// What is done about records that cannot be read: the first ends the reading, or all are left out and counted.
struct BadRecords {
  /// Whether they are left out.
  let skips: Bool
  /// How many were left out.
  private(set) var count = 0

  init(skips: Bool) { self.skips = skips }

  /// Notes a record that cannot be read.
  ///
  /// - Throws: the error, unless such records are left out.
  mutating func note(_ error: DatasetError) throws(DatasetError) {
    guard skips else { throw error }
    count += 1
  }
}
