import Digests

/// Which samples of a train part a model is trained on, and which it is validated on.
public struct SampleSplit: Hashable, Sendable {
  /// Sample indices, ascending.
  public internal(set) var train: [Int32]
  /// Sample indices, ascending; none is in `train`.
  public internal(set) var validation: [Int32]

  /// A split of one's own; both lists ascend, and no sample is in both.
  public init(train: [Int32], validation: [Int32]) { (self.train, self.validation) = (train, validation) }

  /// Digest of both lists: equal for equal splits, however they came about.
  public var hash: String {
    var hash = SHA256()
    for indices in [train, validation] {
      Array("\(indices.count)\n".utf8).withUnsafeBytes { hash.update($0) }
      indices.map(\.littleEndian).withUnsafeBytes { hash.update($0) }
    }
    return hash.finalize().hexadecimal
  }
}
