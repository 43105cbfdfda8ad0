import Tensors

/// Neighbouring layers that are bound as one operation, because one pass over memory does the work of all.
enum LayerGroup {
  /// A layer by itself.
  case single(Int)
  /// A convolution with relu and the largest of each 2x2 window.
  case pooledConvolution(Int, pool: Int)
  /// A batch normalization with the convolution before it, and a sum, relu or both behind it.
  case normalization(convolution: Int?, norm: Int, add: Int?, relu: Int?)

  /// The layers in their order; only the last one's output is read by others.
  var members: [Int] {
    switch self {
    case .single(let node): [node]
    case .pooledConvolution(let convolution, let pool): [convolution, pool]
    case .normalization(let convolution, let norm, let add, let relu):
      [convolution, norm, add, relu].compactMap(\.self)
    }
  }

  /// The layer whose output is the group's.
  var last: Int { members.max() ?? -1 }

  /// What the group reads, in the order of its operation's inputs; -1 is the network's input.
  func inputs(in network: Network) -> [Int] {
    let own = network.nodes[members[0]].inputs
    guard case .normalization(_, let norm, let add?, _) = self else { return own }
    return own + network.nodes[add].inputs.filter { $0 != norm }
  }
}

extension Network {
  /// The first `count` layers in groups, each after those it reads.
  ///
  /// - Parameter joined: whether layers are joined at all; where they are not, each one's output stands in memory.
  func groups(ofFirst count: Int, joined: Bool = true) -> [LayerGroup] {
    guard joined else { return (0..<count).map(LayerGroup.single) }
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
  /// - Parameter reader: the one layer that reads another's output, where it is free.
  private func group(from index: Int, only reader: (Int) -> Int?) -> LayerGroup {
    if nodes[index].layer is BatchNorm { return normalization(nil, index, only: reader) }
    guard let convolution = nodes[index].layer as? Convolution<2>, let next = reader(index) else {
      return .single(index)
    }
    switch (convolution.kernels.activation, nodes[next].layer) {
    case (.relu, let pool as MaxPool<2>) where pool.window.halves:
      return .pooledConvolution(index, pool: next)
    case (nil, is BatchNorm):
      return normalization(index, next, only: reader)
    default:
      return .single(index)
    }
  }

  private func normalization(_ convolution: Int?, _ norm: Int, only reader: (Int) -> Int?) -> LayerGroup {
    let next = reader(norm)
    let add = next.flatMap { nodes[$0].layer is Add && nodes[$0].inputs.count == 2 ? $0 : nil }
    let last = add.map(reader) ?? next
    let relu = last.flatMap { nodes[$0].layer is ReLU ? $0 : nil }
    return .normalization(convolution: convolution, norm: norm, add: add, relu: relu)
  }
}

extension WindowSpec {
  /// Whether the window is 2x2, moves by 2 and leaves out what does not fill it.
  fileprivate var halves: Bool {
    kernel == [2, 2] && strides == [2, 2] && dilations == [1, 1] && padding == .valid && !roundsUp
  }
}
