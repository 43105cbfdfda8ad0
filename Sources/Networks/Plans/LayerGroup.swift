import Tensors

/// Neighbouring layers that are bound as one operation, because one pass over memory does the work of all.
enum LayerGroup {
  /// A layer by itself.
  case single(Int)
  /// A convolution with relu and the largest of each 2x2 window.
  case pooledConvolution(Int, pool: Int)
  /// A batch normalization with a sum, relu or both behind it.
  case normalization(Int, add: Int?, relu: Int?)

  /// The layers in their order; only the last one's output is read by others.
  var members: [Int] {
    switch self {
    case .single(let node): [node]
    case .pooledConvolution(let convolution, let pool): [convolution, pool]
    case .normalization(let norm, let add, let relu): [norm, add, relu].compactMap(\.self)
    }
  }

  /// The layer whose output is the group's.
  var last: Int { members.max() ?? -1 }

  /// What the group reads, in the order of its operation's inputs; -1 is the network's input.
  func inputs(in network: Network) -> [Int] {
    let own = network.nodes[members[0]].inputs
    guard case .normalization(let norm, let add?, _) = self else { return own }
    return own + network.nodes[add].inputs.filter { $0 != norm }
  }
}

extension Network {
  /// The first `count` layers in groups, each after those it reads.
  func groups(ofFirst count: Int) -> [LayerGroup] {
    var readers = [[Int]](repeating: [], count: count)
    for (index, node) in nodes.prefix(count).enumerated() {
      for input in node.inputs where input >= 0 { readers[input].append(index) }
    }
    var taken = Set<Int>()
    var groups: [LayerGroup] = []
    for index in 0..<count where !taken.contains(index) {
      let group = group(from: index) { node in
        readers[node].count == 1 ? readers[node].first { !taken.contains($0) } : nil
      }
      taken.formUnion(group.members)
      groups.append(group)
    }
    return groups.sorted { $0.last < $1.last }
  }

  /// The largest group that begins with a layer.
  ///
  /// - Parameter only: the one layer that reads another's output, where it is free.
  private func group(from index: Int, only reader: (Int) -> Int?) -> LayerGroup {
    if let convolution = nodes[index].layer as? Convolution<2>, convolution.kernels.activation == .relu,
      let next = reader(index), let pool = nodes[next].layer as? MaxPool<2>, pool.window.halves
    {
      return .pooledConvolution(index, pool: next)
    }
    guard nodes[index].layer is BatchNorm, let next = reader(index) else { return .single(index) }
    if nodes[next].layer is ReLU { return .normalization(index, add: nil, relu: next) }
    guard nodes[next].layer is Add, nodes[next].inputs.count == 2 else { return .single(index) }
    let relu = reader(next).flatMap { nodes[$0].layer is ReLU ? $0 : nil }
    return .normalization(index, add: next, relu: relu)
  }
}

extension WindowSpec {
  /// Whether the window is 2x2, moves by 2 and leaves out what does not fill it.
  fileprivate var halves: Bool {
    kernel == [2, 2] && strides == [2, 2] && dilations == [1, 1] && padding == .valid && !roundsUp
  }
}
