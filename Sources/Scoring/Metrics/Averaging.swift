/// How the values of several classes become one.
public enum Averaging: String, Hashable, Sendable, CaseIterable {
  /// The mean over the classes that occur, each counting alike.
  case macro
  /// One value from the counts of all classes together.
  case micro
  /// The mean over the classes, each counting as often as it is the truth.
  case weighted
}
