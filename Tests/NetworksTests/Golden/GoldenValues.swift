import Tensors
import TestSupport

/// Values that the scripts in `scripts/golden` compute alike: PyTorch's weights and inputs without a file.
enum GoldenValues {
  /// The scripts' `filled`.
  static func filled(_ shape: Shape, _ stream: Int, _ scale: Double, offset: Double = 0) -> Tensor {
    Tensor(
      shape: shape, values: spreadValues(shape.count, stream: stream, scale: scale, offset: offset))
  }
}
