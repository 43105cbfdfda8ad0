/// Whose tensors are read.
public enum TensorList: Hashable, Sendable {
  /// The weights that a checkpoint was saved with.
  case checkpoint(CheckpointRecord)
  /// The same at a lower precision.
  case packing(PackingRecord)
}
