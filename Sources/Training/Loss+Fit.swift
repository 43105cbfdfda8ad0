public import Networks
import Tensors

extension Loss {
  /// Refuses a network whose end the loss cannot take.
  func check(fits network: NetworkShapes) throws(TrainingError) {
    guard let found = network.head, found != head else { return }
    throw .mismatch(
      expected: "a network that ends in \(head), or in raw values, for \(rawValue)",
      found: "one that ends in \(found)")
  }

  /// Refuses a network whose output does not have one value a class (or one for two classes with sigmoids).
  public func check(_ network: NetworkShapes, classes: Int) throws(TrainingError) {
    try check(fits: network)
    let width = network.outputShape.count
    guard classCount(of: network) == classes else {
      throw .mismatch(expected: "a network with \(classes) outputs, one a class", found: "\(width) outputs")
    }
  }

  /// The classes that a network's outputs tell apart: one an output, two for a single sigmoid.
  func classCount(of network: NetworkShapes) -> Int {
    let width = network.outputShape.count
    return self == .binaryCrossEntropy && width == 1 ? 2 : width
  }
}
