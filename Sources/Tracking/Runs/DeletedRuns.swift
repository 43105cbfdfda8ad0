/// What went with runs that were deleted; the file keeps the room for what is recorded next.
public struct DeletedRuns: Hashable, Sendable {
  /// The runs.
  public var runCount = 0
  /// The points of their metrics.
  public var pointCount = 0
  /// The tensors of their checkpoints that no other run has.
  public var tensorCount = 0
  /// The bytes of those tensors, of the runs' scores, and of labels and golden inputs that no other run has.
  public var byteCount = 0
}
