/// The sizes of a stored array, its first dimension the records, once they are found to be possible.
struct ArraySizes {
  let dimensions: [Int]
  /// Number of elements in all.
  let count: Int

  /// Checks sizes that a header claims; `limit` is the largest number of bytes that the file can hold.
  ///
  /// - Parameter place: where in the file the size of a dimension stands.
  init(
    _ dimensions: [Int], elementSize: Int, limit: Int, file: String, place: (Int) -> DatasetError.Place
  ) throws(DatasetError) {
    var count = 1
    for (dimension, size) in dimensions.enumerated() {
      guard (1...Int(Int32.max)).contains(size) else {
        throw .malformed(
          file: file, place: place(dimension), expected: "a size from 1 to \(Int32.max)", found: "\(size)")
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      guard !overflow, product <= limit / elementSize else {
        throw .malformed(
          file: file, place: place(dimension),
          expected: "at most the \(limit) bytes that file and machine can hold",
          found: "dimensions \(dimensions.map(String.init).joined(separator: "x"))")
      }
      count = product
    }
    (self.dimensions, self.count) = (dimensions, count)
  }
}
