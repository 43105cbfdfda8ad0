/// Reads data of one form.
protocol PartReader {
  /// A reader of what a source names; its path is there.
  init(_ source: DatasetSource)
  /// Reads the part for training, and that for testing where the data have one.
  func read(_ bad: inout BadRecords) throws(DatasetError) -> (train: ReadPart, test: ReadPart?)
}
