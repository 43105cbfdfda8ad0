/// Stored scores or labels that cannot be read.
public struct ScoreCodecError: Error, Hashable, Sendable, CustomStringConvertible {
  private let detail: String

  init(_ detail: String) { self.detail = detail }

  /// One line: what is wrong and what to do.
  public var description: String { "the stored scores are damaged: \(detail); restore a backup of the store" }
}
