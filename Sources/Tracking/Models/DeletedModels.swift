/// What went with versions of models that were deleted.
public struct DeletedModels: Hashable, Sendable {
  /// The versions.
  public var versionCount = 0
  /// The checkpoints that nothing else held.
  public var checkpointCount = 0
  /// The tensors of those checkpoints that no other has.
  public var tensorCount = 0
  /// The bytes of those tensors.
  public var byteCount = 0
}
