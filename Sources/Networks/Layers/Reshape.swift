import Settings
import Tensors

/// The values of a sample under another shape, in row-major order.
struct Reshape: Layer {
  static let kind = "reshape"
  static let stem = "reshape"
  static let shorthand: String? = "shape"

  /// Wanted sizes; one of them may be -1: what the others leave.
  let sizes: [Int]

  init(_ settings: inout LayerSettings) throws(NetworkError) {
    sizes = try settings.shape("shape")
  }

  var settings: [String: JSONValue] { ["shape": .array(sizes.map(JSONValue.integer))] }

  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape {
    let input = try onlyInput(inputs)
    let misfit = NetworkError(
      "expected an input of as many values as a shape \(Shape(sizes)) has, found \(input)")
    var known = 1
    for size in sizes where size > 0 {
      let (product, overflow) = known.multipliedReportingOverflow(by: size)
      guard !overflow else { throw misfit }
      known = product
    }
    let (share, rest) = input.count.quotientAndRemainder(dividingBy: known)
    guard rest == 0, share == 1 || (share > 0 && sizes.contains(-1)) else { throw misfit }
    return Shape(sizes.map { $0 < 0 ? share : $0 })
  }

  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)? {
    try ReshapeOperation(input: binding.inputs[0], shape: binding.outputShape)
  }
}
