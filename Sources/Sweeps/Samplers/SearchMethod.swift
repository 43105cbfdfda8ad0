/// How the cells of a sweep are chosen.
public enum SearchMethod: String, Hashable, Sendable, CaseIterable {
  /// Every combination of the listed values.
  case grid
  /// Drawn at random.
  case random
  /// Spread evenly by a Sobol sequence.
  case sobol
  /// Where trials did well: the tree-structured Parzen estimator.
  case tpe

  /// The method of a name; `bayes`, the word of W&B's sweep files, is another one for `tpe`.
  public init?(name: String) {
    self.init(rawValue: name == "bayes" ? "tpe" : name)
  }
}
