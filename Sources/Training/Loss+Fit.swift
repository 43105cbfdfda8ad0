public import Networks
public import Tensors

extension Loss {
  /// The loop that computes the loss of a network, whose final softmax or sigmoid it takes over.
  ///
  /// - Throws: where the loss cannot take the network's end.
  public func function(for network: NetworkShapes) throws(TrainingError) -> LossFunction {
    switch kind {
    case .categoricalCrossEntropy:
      try check(network, endsIn: "softmax")
      return .softmaxCrossEntropy
    case .binaryCrossEntropy:
      try check(network, endsIn: "sigmoid")
      return .sigmoidCrossEntropy
    case .meanSquaredError:
      return .squaredError(
        network.head == "softmax" ? .softmax : network.head == "sigmoid" ? .sigmoid : .none)
    case .focal:
      let usesSigmoids =
        network.head == "sigmoid" || (network.head == nil && network.outputShape.count == 1)
      return usesSigmoids ? .sigmoidFocal(gamma: Float(focalGamma)) : .softmaxFocal(gamma: Float(focalGamma))
    }
  }

  private func check(_ network: NetworkShapes, endsIn head: String) throws(TrainingError) {
    guard let found = network.head, found != head else { return }
    throw .mismatch(
      expected: "a network that ends in \(head), or in raw values, for \(kind.rawValue)",
      found: "one that ends in \(found)")
  }

  /// Refuses a network whose output does not have one value a class (or one for two classes without a softmax).
  public func check(_ network: NetworkShapes, classes: Int) throws(TrainingError) {
    let width = network.outputShape.count
    guard try function(for: network).classCount(width: width) == classes else {
      throw .mismatch(expected: "a network with \(classes) outputs, one a class", found: "\(width) outputs")
    }
  }
}

extension LossFunction {
  /// The classes that a number of outputs tells apart: one an output, two for a single one without a softmax.
  func classCount(width: Int) -> Int { width == 1 && head != .softmax ? 2 : width }
}
