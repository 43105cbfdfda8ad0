import Foundation

/// The commit that is checked out in a folder, and how the folder differs from it.
package struct GitState: Sendable {
  /// The commit; nil outside a repository, without git, or before the first commit.
  package let commit: String?
  /// Whether tracked files differ; nil where git did not answer.
  package let isDirty: Bool?
  /// The difference of tracked files; nil where there is none.
  package let diff: WorkingDiff?

  /// The bytes of a difference that are kept.
  package static let diffLimit = 1 << 20

  /// The current folder's, as it was at the first use in this process.
  package static let current = GitState(of: FileManager.default.currentDirectoryPath)

  /// The state of a folder, as far as git tells it in time.
  ///
  /// - Parameter git: the program.
  package init(
    of folder: String, git: String = "git", diffLimit: Int = diffLimit, patience: Duration = .seconds(3)
  ) {
    let deadline = ContinuousClock.now + patience
    // Both at once, as neither waits for the processor alone.
    let difference = GitQuestion(
      [git, "diff", "--no-color", "--no-ext-diff", "--no-textconv", "HEAD"], in: folder)
    let head = GitQuestion([git, "rev-parse", "--verify", "HEAD"], in: folder)
    commit = head?.answer(limit: 1000, deadline: deadline)?.text
      .trimmingCharacters(in: .whitespacesAndNewlines)
    let found = difference?.answer(limit: diffLimit, deadline: deadline)
    isDirty = found.map { !$0.text.isEmpty }
    diff = found.flatMap { $0.text.isEmpty ? nil : WorkingDiff(text: $0.text, isTruncated: $0.isTruncated) }
  }
}
