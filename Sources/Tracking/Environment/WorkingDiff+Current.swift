extension WorkingDiff {
  /// How the current folder differs from its commit, files that git does not track left out; nil where it does not, or
  /// where git cannot tell.
  ///
  /// It is asked once in a process, at the first use: what runs was built or loaded then.
  public static func current() -> WorkingDiff? { GitState.current.diff }
}
