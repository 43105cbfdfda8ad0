/// Whether a configuration can be told apart from the best one.
package enum Distinction: Hashable, Sendable {
  /// It is the best one itself.
  case best
  /// A difference as large as the one found is improbable where there is none.
  case apart
  /// The difference found may well be chance.
  case alike
  /// There are too few results for a test.
  case notCompared
}
