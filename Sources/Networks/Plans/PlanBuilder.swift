import Tensors

/// Binds the layers of a network group after group, and their gradients in the opposite order.
struct PlanBuilder {
  private let network: Network
  private let input: Buffer
  private let mode: ExecutionPlan.Mode
  private let keys: PassKeys
  /// All layers but a final softmax or sigmoid, which the loss absorbs.
  private let groups: [LayerGroup]
  /// For each layer, whether it or anything before it has parameters that learn: others need no gradient, but where the
  /// input's is wanted.
  private let learns: [Bool]
  private var operations: [(any Operation)?] = []
  /// The output of each group's last layer.
  private var outputs: [Int: Buffer] = [:]
  private(set) var forward: [any Step] = []
  private(set) var marks: [LayerMark] = []

  init(_ network: Network, input: Buffer, mode: ExecutionPlan.Mode, keys: PassKeys) {
    (self.network, self.input, self.mode, self.keys) = (network, input, mode, keys)
    groups = network.groups(
      ofFirst: network.nodes.count - (network.head == nil ? 0 : 1), joined: mode != .explanation)
    var learns: [Bool] = []
    for node in network.nodes {
      learns.append(
        mode == .explanation || node.parameters.values.contains(where: \.learns)
          || node.inputs.contains { $0 >= 0 && learns[$0] })
    }
    self.learns = learns
  }

  /// Binds all layers; gives the memory of the last one's output.
  mutating func bindLayers() throws(EngineError) -> Buffer {
    for group in groups {
      let operation = try operation(of: group)
      operations.append(operation)
      let output = operation?.output ?? group.inputs(in: network).first.map(buffer) ?? input
      outputs[group.last] = output
      forward += operation?.forward ?? []
      marks.append(
        LayerMark(nodes: group.members.map { network.nodes[$0] }, output: output, steps: forward.count))
    }
    return groups.last.map { buffer($0.last) } ?? input
  }

  private func operation(of group: LayerGroup) throws(EngineError) -> (any Operation)? {
    let inputs = group.inputs(in: network)
    let first = network.nodes[group.members[0]]
    let mode = mode == .training && isSettled(group) ? .inference : mode
    let binding = binding(
      of: group.members[0], inputs: inputs.map(buffer), learn: inputs.map(learns), mode: mode)
    switch group {
    case .single:
      return try first.layer.operation(binding)
    case .pooledConvolution(let convolution, let pool):
      if let fused = try (first.layer as? Convolution<2>)?.pooledOperation(binding) { return fused }
      guard let convolved = try first.layer.operation(binding),
        let pooled = try network.nodes[pool].layer.operation(
          self.binding(
            of: pool, inputs: [convolved.output], learn: [learns[convolution]], mode: mode))
      else { return nil }
      return ChainedOperation(convolved, pooled)
    case .normalization(_, let norm, _, let relu):
      guard let layer = network.nodes[norm].layer as? BatchNorm else { return nil }
      guard let convolution = first.layer as? Convolution<2> else {
        return try layer.operation(binding, relu: relu != nil)
      }
      let normalization = self.binding(of: norm, inputs: [], learn: [], mode: mode)
      return try NormalizedConvolution.operation(
        convolution.geometry(binding, activation: nil), addend: inputs.count > 1 ? binding.inputs[1] : nil,
        parameters: layer.kept(normalization), settings: layer.engineSettings(relu: relu != nil),
        isFrozen: normalization.isFrozen)
    }
  }

  /// Whether frozen layers are as in inference, as no gradient comes to them.
  private func isSettled(_ group: LayerGroup) -> Bool {
    !learns[group.last]
      && group.members.contains { network.nodes[$0].parameters.values.contains(where: \.isFrozen) }
  }

  private func binding(of index: Int, inputs: [Buffer], learn: [Bool], mode: ExecutionPlan.Mode)
    -> LayerBinding
  {
    let node = network.nodes[index]
    return LayerBinding(
      inputs: inputs, outputShape: node.outputShape, parameters: node.parameters, mode: mode,
      inputLearns: learn, keys: keys.split(node.name))
  }

  /// The steps from the gradient of the last output to those of all parameters, and to the input's where it is wanted.
  ///
  /// - Parameter watched: layers whose gradients are kept, and the memory that keeps each.
  func backward(
    from lastGradient: Buffer?, watched: [Int: Buffer] = [:], inputGradient: Buffer? = nil
  ) throws(EngineError) -> [any Step] {
    var parts: [Int: [Buffer]] = [:]
    if let lastGradient { parts[groups.last?.last ?? -1] = [lastGradient] }
    var steps: [any Step] = []
    for (group, operation) in zip(groups, operations).reversed() {
      guard learns(group.last), let own = parts.removeValue(forKey: group.last) else { continue }
      let inputs = group.inputs(in: network)
      let kept = watched[group.last]
      guard operation != nil || kept != nil else {
        // A layer that hands its input on hands the gradient back.
        parts[inputs[0], default: []] += own
        continue
      }
      guard
        let sum = try GradientSum(
          of: own, besides: parts.values.flatMap(\.self), overwritten: operation?.overwritesGradient ?? false)
      else { continue }
      steps += sum.steps
      if let kept { steps.append(try sum.gradient.copying(to: kept)) }
      guard let operation else {
        parts[inputs[0], default: []].append(sum.gradient)
        continue
      }
      let pass = try operation.backward(from: sum.gradient, wanted: inputs.map(learns))
      steps += pass.steps
      for (source, gradient) in zip(inputs, pass.inputGradients) {
        if let gradient { parts[source, default: []].append(gradient) }
      }
    }
    guard let inputGradient, let sum = try GradientSum(of: parts[-1] ?? [], besides: [], overwritten: false)
    else { return steps }
    return try steps + sum.steps + [sum.gradient.copying(to: inputGradient)]
  }

  private func buffer(_ node: Int) -> Buffer { outputs[node] ?? input }

  private func learns(_ node: Int) -> Bool { node >= 0 ? learns[node] : mode == .explanation }
}
