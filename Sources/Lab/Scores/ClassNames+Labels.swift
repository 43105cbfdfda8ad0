import Datasets
import Scoring
import Words

extension ClassNames {
  /// The classes of labels as a file holds them.
  ///
  /// - Parameter place: where in the file a label stands, by its number.
  /// - Throws: `DatasetError` with the place of the first label that means no class.
  func indices(
    of labels: [String], in file: String, at place: (Int) -> DatasetError.Place
  ) throws(DatasetError) -> [Int32] {
    var indices: [Int32] = []
    indices.reserveCapacity(labels.count)
    for (record, label) in labels.enumerated() {
      guard let index = index(of: label) else {
        throw .malformed(file: file, place: place(record), expected: expectation(label), found: "'\(label)'")
      }
      indices.append(Int32(index))
    }
    return indices
  }

  private func expectation(_ label: String) -> String {
    let last = names.count - 1
    if names == names.indices.map(String.init) { return "a label from 0 to \(last)" }
    let example = nearestName(to: label, among: names) ?? names.first ?? ""
    return "the name of a class, such as '\(example)', or an index from 0 to \(last)"
  }
}
