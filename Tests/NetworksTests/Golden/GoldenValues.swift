import Tensors

/// Values that the scripts in `scripts/golden` compute alike: PyTorch's weights and inputs without a file.
enum GoldenValues {
  /// The scripts' `spread`: a value in -1..<1 from an index and the number of a stream.
  static func spread(_ index: Int, _ stream: Int) -> Double {
    var h = UInt32(truncatingIfNeeded: index * 2_654_435_761 + stream * 40_503 + 12_345)
    h ^= h >> 15
    h = h &* 2_246_822_519
    h ^= h >> 13
    h = h &* 3_266_489_917
    h ^= h >> 16
    return Double(h) / 2_147_483_648 - 1
  }

  /// The scripts' `filled`.
  static func filled(_ shape: Shape, _ stream: Int, _ scale: Double, offset: Double = 0) -> Tensor {
    Tensor(shape: shape, values: (0..<shape.count).map { Float(offset + scale * spread($0, stream)) })
  }
}
