import Tracking

/// A rule that ends trials, or sets them aside, before their last epoch.
protocol Pruner {
  /// What becomes of a trial after an epoch that is not its last.
  func verdict(on standing: Standing) -> Verdict
}
