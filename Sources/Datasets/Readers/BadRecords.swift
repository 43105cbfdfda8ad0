/// What is done about records that cannot be read: the first ends the reading, or all are left out and counted.
public struct BadRecords: Sendable {
  /// Whether they are left out.
  let skips: Bool
  /// How many were left out.
  public private(set) var count = 0
  /// What was wrong with the first that was.
  public private(set) var first: DatasetError?

  init(skips: Bool) { self.skips = skips }

  /// Notes a record that cannot be read.
  ///
  /// - Throws: the error, unless such records are left out.
  mutating func note(_ error: DatasetError) throws(DatasetError) {
    guard skips else { throw error }
    count += 1
    first = first ?? error
  }
}
