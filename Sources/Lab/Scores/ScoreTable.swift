import Datasets
import Scoring
import Words

/// Labels and scores before they are known to fit each other.
struct ScoreTable {
  private(set) var labels: [Int32]
  /// Samples by columns, row by row.
  private(set) var scores: [Double]
  /// Whether the scores came in double precision rather than single.
  let areDouble: Bool
  let columnCount: Int
  private(set) var classes: [String]

  /// Reads a label and its scores from each line.
  init(csv path: String, classes given: [String]?) throws {
    let table = try LabelledNumbers(path: path)
    classes = try Self.classes(given, header: table.names, columns: table.columnCount, file: path)
    labels = try ClassNames(classes).indices(of: table.labels, in: path) { .line(table.firstLine + $0) }
    (scores, areDouble, columnCount) = (table.numbers, true, table.columnCount)
  }

  /// Reads scores from one array and labels from another.
  init(npy path: String, labels labelPath: String, classes given: [String]?) throws {
    let array = try NPYArray(path: path)
    let numbers = try NPYArray(path: labelPath).labels()
    guard numbers.count == array.dimensions.first else {
      throw DatasetError.unsuitable(
        data: labelPath, expected: "as many labels as there are rows in \(path)",
        found: "\(numbers.count) for \(array.dimensions.first ?? 0)")
    }
    (scores, areDouble) = try array.table()
    columnCount = array.dimensions.count > 1 ? array.dimensions[1] : 1
    classes = try Self.classes(given, header: nil, columns: columnCount, file: path)
    labels = try ClassNames(classes).indices(of: numbers.map(String.init), in: labelPath) { .record($0) }
  }

  /// The same with a class as the second of two.
  func withSecond(_ name: String) throws(LabError) -> ScoreTable {
    guard classes.count == 2 else {
      throw LabError(.usage, "a positive class is one of two; the scores are of \(classes.count) classes")
    }
    guard let index = ClassNames(classes).index(of: name) else {
      throw LabError(
        .notFound,
        "no class is called '\(name)'" + suggestion(for: name, among: classes)
          + "; they are \(classes.joined(separator: ", "))")
    }
    guard index == 0 else { return self }
    var swapped = self
    swapped.classes.reverse()
    swapped.labels = labels.map { 1 - $0 }
    swapped.scores =
      columnCount == 1 ? scores.map { 1 - $0 } : scores.indices.map { scores[$0 ^ 1] }
    return swapped
  }

  func samples() throws(ScoringError) -> ScoredSamples {
    switch (columnCount, areDouble) {
    case (1, true): try ScoredSamples(labels: labels, positiveScores: scores)
    case (1, false): try ScoredSamples(labels: labels, positiveScores: scores.map { Float($0) })
    case (_, true): try ScoredSamples(labels: labels, scores: scores, classCount: columnCount)
    case (_, false):
      try ScoredSamples(labels: labels, scores: scores.map { Float($0) }, classCount: columnCount)
    }
  }

  /// The names that were given, those of a header without `score_`, or the indices.
  private static func classes(
    _ given: [String]?, header: [String]?, columns: Int, file: String
  ) throws -> [String] {
    let count = max(columns, 2)
    guard count <= mostClasses else {
      throw DatasetError.unsuitable(
        data: file, expected: "scores of at most \(mostClasses) classes", found: "\(columns) columns")
    }
    if let given {
      guard given.count == count, Set(given).count == count else {
        throw LabError(
          .usage,
          "expected the names of \(count) different classes, as \(file) has \(columns) "
            + "column\(columns == 1 ? "" : "s") of scores, found \(given.joined(separator: ", "))")
      }
      return given
    }
    let indices = (0..<count).map(String.init)
    guard let header, columns > 1 else { return indices }
    let prefix = "score_"
    let names =
      header.allSatisfy { $0.hasPrefix(prefix) } ? header.map { String($0.dropFirst(prefix.count)) } : header
    guard Set(names).count == count, !names.contains("") else {
      throw DatasetError.malformed(
        file: file, place: .line(1), expected: "a different name for each column",
        found: names.joined(separator: ", "))
    }
    return names
  }
}

/// A matrix of confusions has the square of it.
private let mostClasses = 4096
