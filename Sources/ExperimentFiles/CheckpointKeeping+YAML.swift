import Tracking

extension CheckpointKeeping {
  private static let counts = 1...1_000_000

  /// Reads the key `checkpoints`: `all`, or a mapping such as `{every: 5, top: 3}`.
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    if case .scalar = node.content {
      guard try node.text("all, or a mapping such as {every: 5, top: 3}, for checkpoints") == "all" else {
        throw node.error(
          "expected all, or a mapping such as {every: 5, top: 3}, for checkpoints, found \(node.kind)")
      }
      self = .all
      return
    }
    let section = try YAMLSection(node, "checkpoints", keys: ["best", "last", "every", "top", "metric"])
    for key in ["best", "last"] {
      guard let kept = try section.optional(key), try !kept.boolean() else { continue }
      throw kept.error("expected true for '\(key)', whose checkpoint is always kept, found \(kept.kind)")
    }
    let (every, top) = (
      try section.integer("every", in: Self.counts), try section.integer("top", in: Self.counts)
    )
    let metric = try section.optional("metric").map(MetricObjective.init)
    if let place = section.place(of: "metric"), top == nil {
      throw ExperimentFileError(at: place, "metric: expected 'top' too, as it says what those are best at")
    }
    self.init(every: every, top: top, metric: metric)
  }
}
