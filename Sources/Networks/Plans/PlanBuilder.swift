import Tensors

/// Binds the layers of a network one after another, and their gradients in the opposite order.
struct PlanBuilder {
  private let network: Network
  private let input: Buffer
  private let training: Bool
  private let generator: SeededGenerator
  /// How many layers are bound: all but a final softmax or sigmoid, which the loss absorbs.
  private let boundCount: Int
  private var operations: [(any Operation)?] = []
  private var outputs: [Buffer] = []
  private(set) var forward: [any Step] = []
  private(set) var marks: [LayerMark] = []

  init(_ network: Network, input: Buffer, training: Bool, generator: SeededGenerator) {
    (self.network, self.input, self.training, self.generator) = (network, input, training, generator)
    boundCount = network.nodes.count - (network.head == nil ? 0 : 1)
  }

  /// Binds all layers; gives the memory of the last one's output.
  mutating func bindLayers() throws(EngineError) -> Buffer {
    for (index, node) in network.nodes.prefix(boundCount).enumerated() {
      let inputs = node.inputs.map(buffer)
      let readers = network.nodes.prefix(boundCount).filter { $0.inputs.contains(index) }
      let binding = LayerBinding(
        inputs: inputs, outputShape: node.outputShape, parameters: node.parameters, training: training,
        readersTakeImages: !readers.isEmpty && readers.allSatisfy { $0.layer is Dense },
        generator: generator.split(node.name))
      let operation = try node.layer.operation(binding)
      operations.append(operation)
      outputs.append(operation?.output ?? inputs[0])
      forward += operation?.forward ?? []
      marks.append(LayerMark(node: node, output: operation?.output ?? inputs[0], steps: forward.count))
    }
    return outputs.last ?? input
  }

  /// The steps from the gradient of the last output to those of all parameters.
  func backward(from lastGradient: Buffer?) throws(EngineError) -> [any Step] {
    var parts: [[Buffer]] = Array(repeating: [], count: boundCount)
    if let lastGradient, boundCount > 0 { parts[boundCount - 1] = [lastGradient] }
    let learns = nodesThatLearn()
    var steps: [any Step] = []
    for index in (0..<boundCount).reversed() {
      guard learns[index], let operation = operations[index], let sum = try GradientSum(of: parts[index])
      else { continue }
      let node = network.nodes[index]
      let pass = try operation.backward(
        from: sum.gradient, wanted: node.inputs.map { $0 >= 0 && learns[$0] })
      steps += sum.steps + pass.steps
      for (source, gradient) in zip(node.inputs, pass.inputGradients) where source >= 0 {
        if let gradient { parts[source].append(gradient) }
      }
    }
    return steps
  }

  private func buffer(_ node: Int) -> Buffer { node < 0 ? input : outputs[node] }

  /// For each node, whether it or anything before it has parameters to train: others need no gradient.
  private func nodesThatLearn() -> [Bool] {
    var learns: [Bool] = []
    for node in network.nodes.prefix(boundCount) {
      learns.append(
        node.parameters.values.contains(where: \.isTrainable)
          || node.inputs.contains { $0 >= 0 && learns[$0] })
    }
    return learns
  }
}

extension Network {
  /// The activation that ends the network and that the loss absorbs: `softmax` or `sigmoid`; nil for raw values.
  public var head: String? {
    guard let last = nodes.last, last.inputs == [nodes.count - 2], nodes.count > 1 else { return nil }
    return last.layer is Softmax || last.layer is Sigmoid ? last.kind : nil
  }
}
