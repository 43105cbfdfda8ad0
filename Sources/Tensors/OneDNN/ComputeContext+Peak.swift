import CDNNL

extension ComputeContext {
  /// How many single-precision operations a second oneDNN reaches in a product of two square matrices: what the machine
  /// can do in practice, and layers are held against.
  ///
  /// - Parameters:
  ///   - size: rows and columns of both matrices; 1024 and more keep every core busy.
  ///   - runs: of which the fastest counts; one more comes before.
  public func matrixProductRate(size: Int, runs: Int) throws(EngineError) -> Double {
    let matrices = try (0..<3).map { _ throws(EngineError) in try Buffer(self, shape: [size, size]) }
    for index in matrices[0].values.indices {
      matrices[0].values[index] = Float(index % 7) - 3
      matrices[1].values[index] = Float(index % 5) - 2
    }
    let count = dnnl_dim_t(size)
    let asItIs = CChar(UInt8(ascii: "N"))
    var fastest = Duration.seconds(1_000_000)
    for run in 0...max(1, runs) {
      let started = ContinuousClock.now
      try check(
        dnnl_sgemm(
          asItIs, asItIs, count, count, count, 1, matrices[0].values.baseAddress, count,
          matrices[1].values.baseAddress, count, 0, matrices[2].values.baseAddress, count),
        "multiply two matrices of \(size) x \(size)")
      if run > 0 { fastest = min(fastest, ContinuousClock.now - started) }
    }
    let cube = Double(size) * Double(size) * Double(size)
    return 2 * cube / (fastest / .seconds(1))
  }
}
