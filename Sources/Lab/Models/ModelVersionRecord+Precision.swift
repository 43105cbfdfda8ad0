import Tracking

extension ModelVersionRecord {
  /// The precision of the packing that its weights are taken from; nil for the checkpoint's own weights.
  ///
  /// - Throws: where the store names one that is not known.
  var packingPrecision: PackingPrecision? {
    get throws(LabError) {
      guard let precision else { return nil }
      guard let known = PackingPrecision(rawValue: precision) else {
        throw LabError(
          .badData,
          "\(reference): expected weights at \(PackingPrecision.allCases.map(\.rawValue).joined(separator: ", ")), "
            + "found \(precision)")
      }
      return known
    }
  }
}
