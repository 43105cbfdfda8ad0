public import Images

extension Samples {
  /// Pictures of some samples, as they are stored, drawn in one range of values.
  ///
  /// - Precondition: the indices are those of samples.
  public func pictures(of indices: [Int32]) -> [Image] {
    let painter = SamplePainter(self, showing: indices)
    return indices.map { painter.picture(of: values(of: $0)) }
  }
}
