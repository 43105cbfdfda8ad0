extension PrimitiveDescriptor {
  /// A backward primitive over the activations as they lie; where oneDNN has only plain loops for that, over whatever
  /// layouts it has a fast implementation for.
  static func fastest(
    from source: Layout, to target: Layout,
    _ make: (_ source: Layout, _ target: Layout) throws(EngineError) -> PrimitiveDescriptor
  ) throws(EngineError) -> PrimitiveDescriptor {
    let inPlace = try make(source, target)
    guard inPlace.isReference else { return inPlace }
    return try make(.any(source.shape), .any(target.shape))
  }
}
