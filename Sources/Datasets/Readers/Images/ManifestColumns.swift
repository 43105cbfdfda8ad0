/// What the columns of a manifest are, told by its header.
struct ManifestColumns {
  /// The names that the column of the paths may have.
  static let pathNames = ["path", "file", "filename"]

  /// Number of columns.
  let count: Int
  /// Which column holds the paths, counted from 0.
  let path: Int
  /// Which holds the labels.
  let label: Int
  /// Which holds the parts, where there is one.
  let split: Int?

  /// Finds the columns by name, or the label's by its number from 0.
  init(_ names: [String], label: String) throws(CSVFault) {
    guard let path = names.firstIndex(where: Self.pathNames.contains) else {
      throw CSVFault(
        expected: "a header with one of the columns '\(Self.pathNames.joined(separator: "', '"))'",
        found: "none of them")
    }
    guard let column = names.firstIndex(of: label) ?? Int(label), names.indices.contains(column) else {
      throw CSVFault(
        expected: "a header with the column '\(label)'; 'label_column' names another",
        found: "none of that name")
    }
    count = names.count
    self.path = path
    self.label = column
    split = names.firstIndex(of: "split")
  }
}
