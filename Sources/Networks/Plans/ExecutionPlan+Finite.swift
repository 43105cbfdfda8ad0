public import Tensors

/// Where the steps of layers that are bound together end, and what stands in memory then.
struct LayerMark {
  /// In their order; the output is the last one's.
  let nodes: [Network.Node]
  let output: Buffer
  /// Forward steps up to and with the layers'.
  let steps: Int
}

/// The first place of a network whose values are not all finite.
public enum NonFiniteOrigin: Hashable, Sendable, CustomStringConvertible {
  /// The batch itself.
  case input
  /// A parameter, by its full name: an earlier update has spoilt it.
  case parameter(String)
  /// The output of a layer with finite inputs and parameters.
  case output(layer: String, kind: String)

  /// How messages name the place.
  public var description: String {
    switch self {
    case .input: "the network's input"
    case .parameter(let name): "the parameter '\(name)', which an earlier update has spoilt"
    case .output(let layer, let kind): "the output of layer '\(layer)' (\(kind))"
    }
  }
}

extension Network {
  /// The first parameter, of those that a plan is bound to, whose values are not all finite.
  public var nonFiniteParameter: NonFiniteOrigin? {
    parameters.first { $0.value?.isFinite == false }.map { .parameter($0.name) }
  }
}

extension ExecutionPlan {
  /// Runs the batch in `input` forward again, layer by layer, up to the first value that is not finite.
  ///
  /// - Returns: where it stands; nil where all values are finite.
  public func nonFiniteOrigin() throws(EngineError) -> NonFiniteOrigin? {
    guard input.isFinite else { return .input }
    var done = 0
    for mark in marks {
      let trained = mark.nodes.flatMap { node in
        node.parameters.values.filter(\.isTrainable).sorted { $0.name < $1.name }
      }
      if let spoilt = trained.first(where: { $0.value?.isFinite == false }) { return .parameter(spoilt.name) }
      for step in forwardSteps[done..<mark.steps] { try step.run() }
      done = mark.steps
      if !mark.output.isFinite, let last = mark.nodes.last {
        return .output(layer: last.name, kind: last.kind)
      }
    }
    return nil
  }
}
