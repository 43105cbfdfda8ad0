import Digests

/// One point of a sweep's space: what a trial carries out.
public struct Cell: Hashable, Sendable {
  /// The hyperparameters.
  public let params: Params
  /// SHA-256 of `params.canonicalJSON`, hexadecimal: the cell's identity within its sweep.
  public let hash: String

  /// The cell of some hyperparameters.
  public init(params: Params) {
    self.params = params
    self.hash = Digest(of: params.canonicalJSON).hexadecimal
  }
}
