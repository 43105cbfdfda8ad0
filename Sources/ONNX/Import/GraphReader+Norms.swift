import Files
import Settings
import Tensors

extension GraphReader {
  mutating func batchNorm(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("epsilon", "momentum", "training_mode", "spatial")
    guard try node.integer("training_mode", default: 0) == 0, try node.integer("spatial", default: 1) == 1
    else { throw node.unfit("expected statistics of the file for each channel, found another mode") }
    var weights: [String: Tensor] = [:]
    for (index, name) in ["weight", "bias", "running_mean", "running_var"].enumerated() {
      weights[name] = try weight(node, index + 1)
    }
    let momentum = 1 - (try node.number("momentum", default: 0.9))
    let settings: [String: JSONValue] = [
      "epsilon": .number(try node.number("epsilon", default: 1e-5)),
      "momentum": .number((momentum * 1e6).rounded() / 1e6),
    ]
    return try add(
      "batch_norm", settings, reading: [try samples(node, 0)], weights: weights,
      name: wantedName(node, weight: 1, kind: "bn"), for: node)
  }

  mutating func layerNorm(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("axis", "epsilon", "stash_type")
    var input = try samples(node, 0)
    let rank = input.seen.rank
    let axis = try node.integer("axis", default: -1)
    let perPosition = input.isChannelsLast
    guard perPosition ? axis == -1 || axis == rank : axis == 1 || axis == -rank else {
      throw node.unfit(
        "attribute 'axis': expected a normalization of a whole sample or of its channels, found axis \(axis)")
    }
    let weight = try weight(node, 1)
    let bias =
      has(node, 2) ? try self.weight(node, 2) : Tensor(shape: weight.shape, repeating: 0)
    input.isChannelsLast = false
    var value = try add(
      "layer_norm",
      [
        "axes": .text(perPosition ? "channels" : "features"),
        "epsilon": .number(try node.number("epsilon", default: 1e-5)),
      ], reading: [input], weights: ["weight": weight, "bias": bias],
      name: wantedName(node, weight: 1, kind: "ln"), for: node)
    value.isChannelsLast = perPosition
    return value
  }
}
