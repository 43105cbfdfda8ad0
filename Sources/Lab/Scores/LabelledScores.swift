import Datasets
import Foundation
public import Scoring

/// Labels and scores that were made anywhere, read from files.
///
/// A CSV has a label and its scores a line; an `.npy` of scores comes with another one of labels. One column of scores
/// is the probability of the second of two classes.
public struct LabelledScores: Sendable {
  /// The scores with the labels.
  public let samples: ScoredSamples
  /// The names of the classes, in the order of the scores.
  public let classes: [String]

  /// Reads a file, plain or gzip.
  ///
  /// - Parameters:
  ///   - path: a CSV, or an `.npy` of N, Nx1 or NxK floating-point numbers.
  ///   - labels: an `.npy` of whole numbers; nil for a CSV, which holds its labels itself.
  ///   - classes: the names of the classes; nil for those of a CSV's header (`score_NAME`), else their indices.
  ///   - positive: the class that is to be the second of two; nil for the one that is.
  /// - Throws: `LabError`, `DatasetError` with the place in the file, or `ScoringError`.
  public init(path: String, labels: String? = nil, classes: [String]? = nil, positive: String? = nil) throws {
    for file in [path, labels].compactMap(\.self) where !FileManager.default.fileExists(atPath: file) {
      throw LabError(.notFound, "\(file): no such file")
    }
    let table =
      switch (Self.isNumPy(path), labels) {
      case (true, let labels?): try ScoreTable(npy: path, labels: labels, classes: classes)
      case (false, nil): try ScoreTable(csv: path, classes: classes)
      case (true, nil):
        throw LabError(
          .usage, "\(path): an .npy of scores needs another one of labels; give it with --labels")
      case (false, _?):
        throw LabError(.usage, "\(path): a CSV holds its labels itself; --labels goes with an .npy of scores")
      }
    let ordered = try positive.map { try table.withSecond($0) } ?? table
    self.classes = ordered.classes
    samples = try ordered.samples()
  }

  private static func isNumPy(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".npy") || name.hasSuffix(".npy.gz")
  }
}
