import Tracking

extension Store {
  /// The packing of a checkpoint at a precision.
  func packing(
    of checkpoint: CheckpointRecord, _ precision: PackingPrecision
  ) throws -> PackingRecord {
    let all = try packings(of: checkpoint)
    guard let packing = all.first(where: { $0.precision == precision }) else {
      let names = all.map(\.precision.rawValue).joined(separator: ", ")
      throw LabError(
        .notFound,
        "expected the weights of epoch \(checkpoint.epoch) at \(precision.rawValue), "
          + "found \(names.isEmpty ? "no packing" : names); make it with 'cnnlab models register --precision'"
      )
    }
    return packing
  }
}
