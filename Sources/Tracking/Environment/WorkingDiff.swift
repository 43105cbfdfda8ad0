import Digests

/// How the working folder differed from its commit when a run began: what `git diff` says.
public struct WorkingDiff: Hashable, Sendable {
  /// The differences, as a patch; the beginning of it where it was too long.
  public var text: String
  /// Whether more was left out.
  public var isTruncated: Bool

  /// A patch, or the beginning of one.
  public init(text: String, isTruncated: Bool) { (self.text, self.isTruncated) = (text, isTruncated) }

  /// What the store knows it by.
  var digest: String { Digest(of: "\(isTruncated) \(text)").hexadecimal }
}
