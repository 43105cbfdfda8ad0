extension ConfusionMatrix {
  /// What the shares of a normalized matrix add up to 1 over.
  public enum Normalization: String, Hashable, Sendable, CaseIterable {
    /// Each row: where the samples of a class went.
    case truth
    /// Each column: what is among the predictions of a class.
    case prediction
    /// The whole matrix.
    case all
  }

  /// The counts as shares, row by row; nil where a row, a column or the whole matrix is empty.
  public func normalized(by normalization: Normalization) -> [[Double?]] {
    let rows = rows
    let rowSums = rows.map { $0.reduce(0, +) }
    let count = rowSums.reduce(0, +)
    let columnSums = (0..<classCount).map { column in rows.reduce(0) { $0 + $1[column] } }
    return (0..<classCount).map { truth in
      (0..<classCount).map { prediction in
        let whole =
          switch normalization {
          case .truth: rowSums[truth]
          case .prediction: columnSums[prediction]
          case .all: count
          }
        return whole > 0 ? Double(rows[truth][prediction]) / Double(whole) : nil
      }
    }
  }
}
