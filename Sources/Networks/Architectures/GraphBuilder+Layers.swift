import Settings
import Tensors

/// The layers that architectures are made of; convolutions and pooling have the rank of the input.
extension GraphBuilder {
  mutating func conv(
    _ name: String, _ filters: Int, kernel: Int, stride: Int = 1, padding: Padding = .valid, groups: Int = 1,
    bias: Bool = true, activation: ActivationFunction? = nil, from source: String? = nil
  ) {
    layer(
      "conv\(spatialRank)d", name,
      [
        "filters": .integer(filters), "kernel": .integer(kernel), "stride": .integer(stride),
        "padding": padding.json, "groups": .integer(groups), "bias": .boolean(bias),
        "activation": activation.map { .text($0.rawValue) } ?? .null,
      ], from: source.map { [$0] }, channels: filters)
  }

  mutating func maxPool(
    _ name: String, _ size: Int, stride: Int? = nil, padding: Padding = .valid, ceil: Bool = false,
    from source: String? = nil
  ) {
    var settings: [String: JSONValue] = [
      "size": .integer(size), "stride": .integer(stride ?? size), "padding": padding.json,
    ]
    if ceil { settings["ceil_mode"] = .boolean(true) }
    layer("max_pool\(spatialRank)d", name, settings, from: source.map { [$0] })
  }

  mutating func avgPool(_ name: String, _ size: Int) {
    layer("avg_pool\(spatialRank)d", name, ["size": .integer(size)])
  }

  mutating func globalAvgPool(_ name: String) { layer("global_avg_pool", name) }

  mutating func activation(_ name: String, _ function: ActivationFunction) { layer(function.rawValue, name) }

  mutating func flatten(_ name: String) { layer("flatten", name) }

  mutating func dense(_ name: String, _ units: Int, activation: ActivationFunction? = nil) {
    layer(
      "dense", name,
      ["units": .integer(units), "activation": activation.map { .text($0.rawValue) } ?? .null],
      channels: units)
  }

  /// Dropout at the rate that was asked for, else at the original's own; none at a rate of 0.
  mutating func dropout(_ name: String, own: Double = 0) {
    let rate = dropoutRate ?? own
    if rate > 0 { layer("dropout", name, ["rate": .number(rate)]) }
  }

  mutating func add(_ name: String, _ sources: [String]) { layer("add", name, from: sources) }

  mutating func concat(_ name: String, _ sources: [String]) {
    layer("concat", name, from: sources, channels: sources.reduce(0) { $0 + channels(of: $1) })
  }
}

extension Padding {
  /// The same number of zeros on all four sides of an image, as PyTorch's `padding`.
  static func around(_ zeros: Int) -> Padding { .explicit(begin: [zeros, zeros], end: [zeros, zeros]) }
}
