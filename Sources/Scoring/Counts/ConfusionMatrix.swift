/// How often each class (row) was taken for each class (column).
public struct ConfusionMatrix: Hashable, Sendable {
  /// The number of classes.
  public let classCount: Int
  /// The counts, row by row: truth by prediction.
  public private(set) var counts: [Int]

  init(labels: [Int32], predictions: [Int32], classCount: Int) {
    self.classCount = classCount
    counts = [Int](repeating: 0, count: classCount * classCount)
    for (label, prediction) in zip(labels, predictions) {
      counts[Int(label) * classCount + Int(prediction)] += 1
    }
  }

  /// The samples of one class that were taken for another.
  public subscript(truth: Int, prediction: Int) -> Int { counts[truth * classCount + prediction] }

  /// The counts as an array of rows.
  public var rows: [[Int]] {
    (0..<classCount).map { Array(counts[$0 * classCount..<($0 + 1) * classCount]) }
  }
}
