import Networks
import Settings
import Tensors
import TestSupport
import Testing

/// Shapes and parameters of whole networks, and what is said where a layer does not fit.
@Suite struct NetworkTests {
  static let wrong: [(layers: String, input: Shape, message: String)] = [
    (
      #"[{"dense": 3}]"#, [1, 8, 8],
      "layer 'fc1' (dense): expected an input of features (put a flatten before it), found 1x8x8"
    ),
    (
      #"["flatten", {"conv2d": {"filters": 3, "kernel": 1}}]"#, [1, 8, 8],
      "layer 'conv1' (conv2d): expected an input channels x height x width, found 64"
    ),
    (
      #"[{"name": "stem", "conv2d": {"filters": 3, "kernel": 9}}]"#, [1, 8, 12],
      "layer 'stem' (conv2d): a window that reaches over 9 needs an input of at least that size, "
        + "padding included; found 8x12 with 0 of padding"
    ),
    (
      #"[{"conv2d": {"filters": 3, "kernel": 3, "dilation": 5, "padding": 1}}]"#, [1, 8, 8],
      "layer 'conv1' (conv2d): a window that reaches over 11 needs an input of at least that size, "
        + "padding included; found 8x8 with 2 of padding"
    ),
    (
      #"[{"conv2d": {"filters": 4, "kernel": 1, "groups": 2}}]"#, [3, 8, 8],
      "layer 'conv1' (conv2d): 2 groups must divide the input's 3 channels and the 4 filters"
    ),
    (
      #"[{"name": "a", "dense": 3}, {"name": "b", "inputs": ["a", "a"], "dense": 3}]"#, [4],
      "layer 'b' (dense): expected one input, found 2"
    ),
    (
      #"[{"conv2d": {"filters": 65536, "kernel": 4096, "padding": "same"}}]"#, [1, 8, 8],
      "layer 'conv1' (conv2d): a tensor of shape 65536x1x4096x4096 is too large; "
        + "expected at most 2147483648 values"
    ),
    (
      #"[{"conv2d": {"filters": 65536, "kernel": 1}}]"#, [1, 4096, 4096],
      "layer 'conv1' (conv2d): a tensor of shape 65536x4096x4096 is too large; "
        + "expected at most 2147483648 values"
    ),
    (
      #"["flatten"]"#, [1 << 40, 1 << 40, 2],
      "a tensor of shape 1099511627776x1099511627776x2 is too large; expected at most 2147483648 values"
    ),
    (
      #"[{"name": "a", "dense": 3}, "add"]"#, [4],
      "layer 'add1' (add): expected two or more inputs, found 1 (name them with 'inputs')"
    ),
    (
      #"[{"name": "a", "dense": 3}, {"inputs": ["a", "input"], "add": {}}]"#, [4],
      "layer 'add1' (add): expected inputs of equal shape, found 3, 4"
    ),
    (
      #"[{"name": "a", "max_pool2d": 2}, {"inputs": ["input", "a"], "multiply": {}}]"#, [3, 4, 4],
      "layer 'mul1' (multiply): expected inputs of equal shape, or one factor for each channel as the second, found 3x4x4, 3x2x2"
    ),
    (
      #"[{"name": "a", "max_pool2d": 2}, {"inputs": ["a", "input"], "concat": {}}]"#, [3, 4, 4],
      "layer 'concat1' (concat): expected inputs that differ in their channels alone, found 3x2x2, 3x4x4"
    ),
    (
      #"["global_avg_pool"]"#, [5],
      "layer 'pool1' (global_avg_pool): expected an input of channels and one to three spatial sizes, found 5"
    ),
    (
      #"[{"conv1d_transpose": {"filters": 3, "kernel": 3, "padding": 2}}]"#, [3, 2],
      "layer 'conv1' (conv1d_transpose): expected an input that is larger than the padding taken off, found 3x2"
    ),
    (
      #"[{"reshape": [4, -1]}]"#, [3, 5, 2],
      "layer 'reshape1' (reshape): expected an input of as many values as a shape 4x-1 has, found 3x5x2"
    ),
    (
      #"[{"reshape": [4611686018427387904, 4, 2]}]"#, [3, 5, 2],
      "layer 'reshape1' (reshape): expected an input of as many values as a shape 4611686018427387904x4x2 has, "
        + "found 3x5x2"
    ),
    (
      #"["batch_norm"]"#, [1, 1, 1, 2, 2],
      "layer 'bn1' (batch_norm): expected an input of channels and up to three spatial sizes, found 1x1x1x2x2"
    ),
    (
      #"["layer_norm"]"#, [1, 1, 1, 2, 2],
      "layer 'ln1' (layer_norm): expected an input of channels and up to three spatial sizes, found 1x1x1x2x2"
    ),
    (
      #"[{"conv3d": {"filters": 65536, "kernel": 4096, "padding": "same"}}]"#, [1 << 31, 1, 1, 1],
      "layer 'conv1' (conv3d): a tensor of shape 65536x2147483648x4096x4096x4096 is too large; "
        + "expected at most 2147483648 values"
    ),
    (#"["flatten"]"#, [3, 0, 2], "an input shape has 1 to 5 sizes of at least 1; found '3x0x2'"),
    (#"["flatten"]"#, [], "an input shape has 1 to 5 sizes of at least 1; found ''"),
  ]

  @Test(arguments: wrong)
  func shapesThatCannotBeAreRefused(_ layers: String, _ input: Shape, _ message: String) throws {
    let spec = try NetworkSpec(layers: layers)
    #expect(throws: NetworkError(message)) { try Network(spec, inputShape: input, seed: 1) }
  }

  /// The largest settings on inputs of the largest size: refused before anything is computed or held.
  static let hostile: [(layers: String, input: Shape)] = (1...3).flatMap { rank in
    let input = Shape([1 << 31] + [Int](repeating: 1, count: rank))
    let wide = Shape([1] + [Int](repeating: 1 << (30 / rank), count: rank))
    let window = #""kernel": 4096, "stride": 4096, "dilation": 4096, "padding": "same""#
    let layers = [
      #"{"conv\#(rank)d": {"filters": 65536, \#(window)}}"#,
      #"{"conv\#(rank)d_transpose": {"filters": 65536, "output_padding": 4095, \#(window)}}"#,
      #"{"max_pool\#(rank)d": {"size": 4096, "stride": 1, "padding": 2048, "ceil_mode": true}}"#,
      #"{"sum_pool\#(rank)d": {"size": 2, "stride": 1, "padding": 1}}"#, "\"layer_norm\"", "\"batch_norm\"",
      #"{"inputs": ["input", "input"], "concat": {}}"#,
    ]
    let depthwise = [
      #"{"depthwise_conv\#(rank)d": {"multiplier": 65536, \#(window)}}"#,
      #"{"separable_conv\#(rank)d": {"filters": 65536, "multiplier": 65536, \#(window)}}"#,
    ]
    return (layers + (rank < 3 ? depthwise : [])).map { ("[\($0)]", input) }
      + [(#"[{"conv\#(rank)d_transpose": {"filters": 65536, \#(window)}}]"#, wide)]
  }

  @Test(arguments: hostile)
  func hugeSizesAreRefused(_ layers: String, _ input: Shape) throws {
    let spec = try NetworkSpec(layers: layers)
    #expect(throws: NetworkError.self) { try Network(spec, inputShape: input, seed: 1) }
  }

  @Test func parametersAreNamedAndShapedAsInPyTorch() throws {
    let spec = try NetworkSpec(
      layers: #"""
        [{"conv2d": {"filters": 6, "kernel": [3, 2], "groups": 2, "bias": false}}, "batch_norm", "flatten",
         {"dense": 5}]
        """#)
    let network = try Network(spec, inputShape: [4, 5, 5], seed: 1)
    #expect(network.nodes.map(\.outputShape) == [[6, 3, 4], [6, 3, 4], [72], [5]])
    #expect(
      network.parameters.map { "\($0.name) \($0.shape)" } == [
        "conv1.weight 6x2x3x2", "bn1.weight 6", "bn1.bias 6", "bn1.running_mean 6", "bn1.running_var 6",
        "fc1.weight 5x72", "fc1.bias 5",
      ])
    #expect(network.trainableCount == 72 + 12 + 365)
  }

  /// Counted by hand, as fvcore does: kernels alone, no biases, norms or activations.
  @Test func multiplyAddsCountKernels() throws {
    let spec = try NetworkSpec(
      layers: #"""
        [{"conv2d": {"filters": 6, "kernel": [3, 2], "groups": 2, "activation": "relu"}}, "batch_norm",
         {"name": "side", "inputs": ["input"], "conv2d": {"filters": 8, "kernel": 3, "stride": 2, "padding": 1}},
         "flatten", {"dense": 5}]
        """#)
    let network = try Network(spec, inputShape: [4, 5, 5], seed: 1)
    let counts = network.nodes.map { $0.layer.multiplyAdds(for: $0.inputShapes) }
    #expect(counts == [6 * 3 * 4 * 2 * 6, 0, 8 * 3 * 3 * 4 * 9, 0, 5 * 72])
  }

  @Test func firstWeightsFollowSeedAndNameAlone() throws {
    let short = try NetworkSpec(layers: #"[{"dense": 8}]"#)
    let long = try NetworkSpec(layers: #"[{"dense": 8}, {"dense": 8}]"#)
    func weights(_ spec: NetworkSpec, seed: UInt64) throws -> [Tensor] {
      try Network(spec, inputShape: [8], seed: seed).parameters.map { try $0.tensor() }
    }
    let (alone, both) = (try weights(short, seed: 3), try weights(long, seed: 3))
    #expect(alone == Array(both.prefix(2)))
    #expect(try alone != weights(short, seed: 4))
    #expect(both[0] != both[2])
  }

  /// A branch that nothing reads trains nothing, and leaves the gradients of the rest right.
  @Test func branchThatEndsIsLeftOut() throws {
    let spec = try NetworkSpec(
      layers: #"""
        [{"name": "stem", "dense": {"units": 6, "activation": "tanh"}}, {"name": "unread", "dense": 4},
         {"inputs": ["stem"], "dense": 3}]
        """#)
    let network = try Network(spec, inputShape: [5], seed: 2)
    let unread = network.parameters.filter { $0.name.hasPrefix("unread") }
    for (name, error) in try GradientCheck(network, batchSize: 4).worstErrors() {
      #expect(error < GradientCheck.tolerance, "\(name)")
    }
    #expect(unread.count == 2)
    #expect(unread.allSatisfy { $0.gradient == nil })
  }

  /// Two layers read the same input; the second is the result.
  @Test func networkInputMayBeReadByName() throws {
    let spec = try NetworkSpec(
      layers: #"[{"name": "side", "dense": 4}, {"inputs": ["input"], "dense": 3}]"#)
    let network = try Network(spec, inputShape: [5], seed: 2)
    #expect(network.nodes.map(\.inputs) == [[-1], [-1]])
    #expect(network.outputShape == [3])
  }

  @Test func weightsThatAreToBeLoadedAreNotDrawn() throws {
    let spec = try NetworkSpec(
      name: "net", layers: JSONValue(parsing: #"["batch_norm", "flatten", {"dense": 3}]"#))
    let network = try Network(unset: NetworkShapes(spec, inputShape: [2, 4, 4]))
    let drawn = try Network(spec, inputShape: [2, 4, 4], seed: 0)
    #expect(network.parameters.map(\.name) == drawn.parameters.map(\.name))
    for (parameter, other) in zip(network.parameters, drawn.parameters) {
      let zeros = Tensor(shape: other.shape, repeating: 0)
      #expect(try parameter.tensor() == (parameter.name == "fc1.weight" ? zeros : other.tensor()))
    }
  }
}
