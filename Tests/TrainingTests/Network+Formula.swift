import Networks
import Tensors
import TestSupport

extension Network {
  /// The weights of `initialize` in `scripts/golden/spread.py`.
  func loadFormulaWeights() throws {
    for (index, parameter) in parameters.filter(\.isTrainable).enumerated() {
      let shape = parameter.shape
      let isScale = shape.rank == 1 && parameter.name.hasSuffix(".weight")
      let scale = shape.rank == 1 ? 0.1 : (3 / Double(shape.count / shape[0])).squareRoot()
      let values = spreadValues(shape.count, stream: index + 1, scale: scale, offset: isScale ? 1 : 0)
      try parameter.load(Tensor(shape: shape, values: values))
    }
  }
}
