import Digests

/// The truth of a split: the class of each sample, and the classes' names.
///
/// The labels are packed by whoever writes them; the store knows them by their digest and keeps them once.
public struct LabelSet: Hashable, Sendable {
  /// SHA-256 of names, count and packed labels, in hexadecimal.
  public let digest: String
  /// The number of labels.
  public let sampleCount: Int
  /// The names of the classes, in the order of the scores.
  public let classes: [String]
  /// The packed labels.
  public let data: [UInt8]

  /// A truth to be stored.
  public init(classes: [String], sampleCount: Int, data: [UInt8]) {
    (self.classes, self.sampleCount, self.data) = (classes, sampleCount, data)
    let names = classes.map { "\($0.utf8.count) \($0)\n" }.joined()
    digest = Digest(of: Array("\(sampleCount) \(classes.count)\n\(names)".utf8) + data).hexadecimal
  }

  init(digest: String, sampleCount: Int, classes: [String], data: [UInt8]) {
    (self.digest, self.sampleCount, self.classes, self.data) = (digest, sampleCount, classes, data)
  }
}
