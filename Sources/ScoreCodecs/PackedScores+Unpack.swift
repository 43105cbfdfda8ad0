extension PackedScores {
  /// The bit patterns of all halves, samples by columns in row-major order.
  ///
  /// - Parameter sampleCount: as the labels beside the scores have it.
  /// - Throws: where the bytes are not what was packed.
  public func halves(sampleCount: Int) throws(ScoreCodecError) -> [UInt16] {
    _ = try areLogarithms
    let (count, overflow) = sampleCount.multipliedReportingOverflow(by: columnCount)
    guard sampleCount >= 0, columnCount > 0, !overflow else {
      throw ScoreCodecError("\(sampleCount) samples of \(columnCount) scores cannot be")
    }
    return try HalfPlanes.decode(data, count: count)
  }

  /// Whether the halves are natural logarithms of probabilities.
  public var areLogarithms: Bool {
    get throws(ScoreCodecError) {
      switch ScoreCodec(rawValue: codec) {
      case .values: false
      case .logarithms: true
      case nil: throw ScoreCodecError("codec \(codec) is not known; a newer cnnlab may have written it")
      }
    }
  }
}
