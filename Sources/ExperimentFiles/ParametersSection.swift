import Sweeps

/// The parameters of an experiment with the places of their names and values.
struct ParametersSection: Hashable, Sendable {
  /// Where one parameter is written.
  struct Place: Hashable, Sendable {
    let name: SourceLocation
    let values: [SourceLocation]
    let conditions: SourceLocation?
  }

  /// Parameters that may be given as keys of the file instead, as they are the same for most runs.
  static let fileKeys = ["from", "freeze", "unfreeze_at_epoch", "replace_head"]

  let space: SearchSpace
  let places: [String: Place]

  /// Reads the section.
  ///
  /// - Parameters:
  ///   - fixed: parameters of one value that are written elsewhere.
  ///   - known: the names that exist; nil where any name will do.
  init(
    _ node: YAMLNode, besides fixed: [YAMLNode.Entry] = [], known: [String]?
  ) throws(ExperimentFileError) {
    var reader = ParameterReader(known: known)
    for entry in fixed { try reader.take(entry) }
    try reader.read(node, under: nil)
    do throws(SweepError) {
      space = try SearchSpace(reader.parameters)
    } catch {
      throw .init(at: Self.place(of: error, reader.places) ?? node.location, "\(error)")
    }
    places = reader.places
  }

  private static func place(of error: SweepError, _ places: [String: Place]) -> SourceLocation? {
    guard let place = error.parameter.flatMap({ places[$0] }) else { return nil }
    if case .invalidCondition = error { return place.conditions ?? place.name }
    return place.name
  }
}
