public import Images
import Networks
import Settings
public import Tensors

/// What single layers make of an image, step by step.
public struct AppliedSteps: Sendable {
  /// The values after a step.
  public struct Result: Sendable {
    /// The step as it was written; `input` for the image.
    public let step: String
    /// `C x H x W`.
    public let shape: Shape
    /// The smallest and the largest value.
    public let low, high: Float
    /// Row-major.
    public let values: [Float]

    init(_ step: String, shape: Shape, values: [Float]) {
      (self.step, self.shape, self.values) = (step, shape, values)
      (low, high) = (values.min() ?? 0, values.max() ?? 0)
    }
  }

  /// The image and then each step's.
  public let results: [Result]

  /// Runs layers of the engine one after another.
  ///
  /// A convolution takes each channel by itself with the same kernel, and keeps the image's size unless it is told otherwise.
  ///
  /// - Parameter mostValues: of all results together; a gibibyte of them unless it is said.
  /// - Throws: where a layer is unknown, has weights that nobody gives, or does not fit; the message names the step.
  public init(
    _ steps: [LayerStep], to image: Image, mostValues: Int = 1 << 28, context: ComputeContext
  ) throws {
    var results: [Result] = []
    func checkRoom(for size: Int, _ what: String) throws(ExplainingError) {
      let all = results.reduce(size) { $0 + $1.values.count }
      guard all <= mostValues else {
        throw ExplainingError(
          .usage,
          "\(what): expected at most \(mostValues) values in all results, found \(all); make the image smaller with --size"
        )
      }
    }
    try checkRoom(for: image.pixels.count, "the image")
    let planes = Planes(image)
    results.append(Result("input", shape: planes.shape, values: planes.values))
    for step in steps {
      let input = results[results.count - 1]
      let network = try Self.network(of: step, for: input)
      try checkRoom(for: network.outputShape.count, "step \(step.text)")
      results.append(try Self.result(of: step, network, input, context: context))
    }
    self.results = results
  }

  /// The step as a network of one layer, a convolution with its kernel.
  private static func network(of step: LayerStep, for input: Result) throws -> Network {
    let kernel = step.isConvolution ? try step.kernel() : nil
    let network: Network
    do throws(NetworkError) {
      let layer = JSONValue.object([
        step.isConvolution ? "conv2d" : step.kind: settings(of: step, kernel, channels: input.shape[0])
      ])
      let spec = try NetworkSpec(name: "steps", layers: .array([layer]))
      network = try Network(unset: NetworkShapes(spec, inputShape: input.shape))
    } catch {
      // The list of one layer is nothing that the reader wrote.
      let reason = error.description.replacing("architecture 'steps', layer 1: ", with: "")
      throw ExplainingError(
        reason.hasPrefix("unknown layer") ? .notFound : .usage, "step \(step.text): \(reason)")
    }
    guard network.parameters.isEmpty || kernel != nil else {
      throw ExplainingError(
        .usage,
        "step \(step.text): expected a layer without weights, or conv2d with a kernel; '\(step.kind)' learns its weights"
      )
    }
    guard network.outputShape.rank == 3 else {
      throw ExplainingError(
        .usage, "step \(step.text): expected a layer whose output is an image, found \(network.outputShape)")
    }
    if let kernel, let weight = network.parameters.first {
      let one = kernel.rows.flatMap(\.self)
      try weight.load(
        Tensor(shape: weight.shape, values: (0..<weight.shape[0]).flatMap { _ in one }))
    }
    return network
  }

  private static func result(
    of step: LayerStep, _ network: Network, _ input: Result, context: ComputeContext
  ) throws -> Result {
    let plan = try ExecutionPlan(network, batchSize: 1, mode: .inference, context: context)
    try plan.input.load(Tensor(shape: input.shape, values: input.values))
    try plan.forward()
    return Result(step.text, shape: network.outputShape, values: try plan.logits.tensor().values)
  }

  private static func settings(of step: LayerStep, _ kernel: LayerStep.Kernel?, channels: Int) -> JSONValue {
    guard let kernel else { return step.settings }
    let size = JSONValue.array([.integer(kernel.rows.count), .integer(kernel.rows.first?.count ?? 1)])
    let own: [String: JSONValue] = [
      "filters": .integer(channels), "groups": .integer(channels), "kernel": size, "bias": .boolean(false),
    ]
    return .object(["padding": .text("same")].merging(kernel.others) { $1 }.merging(own) { $1 })
  }
}
