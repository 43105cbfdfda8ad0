public import Tracking

/// How the cells of a sweep are chosen, one after another.
///
/// A sampler has no state: what it chooses follows from its settings and from the trials that a sweep has. So
/// whoever asks gets the same answer, and a sweep that is resumed goes on as if it had never stopped.
public protocol Sampler: Sendable {
  /// The most cells that the sweep may have; nil where nothing but time or the space ends it.
  var limit: Int? { get }

  /// The cells that come after those that a sweep has, at most `count`.
  ///
  /// There are fewer where results must be awaited first, or none are left.
  ///
  /// - Parameter trials: the sweep's trials, in the order in which they were made.
  func cells(after trials: [ObservedTrial], count: Int) -> [Cell]

  /// Whether no cell will follow, however the trials end.
  func isExhausted(after trials: [ObservedTrial]) -> Bool

  /// Whether a cell could be chosen by this sampler.
  func covers(_ params: Params) -> Bool

  /// All cells that a sweep has now, from those that it had: the same as long as the file stays the same.
  ///
  /// - Parameter trials: all trials that the sweep ever had, in the order in which they were made.
  func listing(of trials: [ObservedTrial]) -> [Cell]
}
