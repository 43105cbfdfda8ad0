/// Whose tensors are read.
public enum TensorList: Hashable, Sendable {
  /// The weights that a checkpoint was saved with.
  case checkpoint(CheckpointRecord)
  /// The same at a lower precision.
  case packing(PackingRecord)
}

extension TensorList {
  /// The table of the list.
  var table: String {
    switch self {
    case .checkpoint: "checkpointTensor"
    case .packing: "packingTensor"
    }
  }

  /// What says in it whose list it is.
  var column: String {
    switch self {
    case .checkpoint: "checkpoint"
    case .packing: "packing"
    }
  }

  /// The row of whose list it is.
  var key: Int64 {
    switch self {
    case .checkpoint(let checkpoint): checkpoint.key
    case .packing(let packing): packing.key
    }
  }
}
