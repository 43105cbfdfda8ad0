import Tracking

extension ScoreKeeping {
  /// Reads the key `scores`.
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    guard let keeping = Self(rawValue: try node.text("which scores are kept")) else {
      throw node.error("expected \(Self.allCases.map(\.rawValue).listed) for scores, found \(node.kind)")
    }
    self = keeping
  }
}
