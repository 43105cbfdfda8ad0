public import Settings
public import Tensors

/// One kind of layer with its settings: a value that can be written down, never code.
///
/// Shapes leave out the batch. A layer knows its output shape, its parameters, and how to bind itself to memory.
public protocol Layer: Hashable, Sendable {
  /// Name in experiment files, as Keras spells it: `conv2d`, `max_pool2d`, `dense`.
  static var kind: String { get }
  /// What generated names begin with: `conv` gives `conv1`, `conv2`.
  static var stem: String { get }
  /// The setting that a lone value stands for.
  static var shorthand: String? { get }

  /// Reads the settings.
  init(_ settings: inout LayerSettings) throws(NetworkError)
  /// All settings, defaults included.
  var settings: [String: JSONValue] { get }

  /// Shape of the output for the shapes of the inputs.
  func outputShape(for inputs: [Shape]) throws(NetworkError) -> Shape
  /// Tensors that the layer learns or keeps.
  func parameters(for inputs: [Shape]) -> [ParameterSpec]
  /// Multiplications with weights for one sample, as fvcore counts them: none for biases, norms and activations; 0 for
  /// inputs that it does not take.
  func multiplyAdds(for inputs: [Shape]) -> Int
  /// The layer bound to memory; nil where it hands its input on.
  func operation(_ binding: LayerBinding) throws(EngineError) -> (any Operation)?
}

extension Layer {
  /// No lone value is taken.
  public static var shorthand: String? { nil }
  /// Nothing is learned.
  public func parameters(for inputs: [Shape]) -> [ParameterSpec] { [] }

  /// Nothing is multiplied.
  public func multiplyAdds(for inputs: [Shape]) -> Int { 0 }
}

/// A tensor that a layer needs: its name within the layer, its shape, and how its first values are drawn.
public struct ParameterSpec: Hashable, Sendable {
  /// How the first values come about.
  public enum Start: Hashable, Sendable {
    /// Drawn by the run's initializer; fans count the connections into and out of one unit.
    case drawn(fanIn: Int, fanOut: Int)
    /// One value everywhere.
    case constant(Float)
  }

  /// Such as `weight`.
  public let name: String
  /// Sizes in PyTorch's order.
  public let shape: Shape
  /// First values.
  public let start: Start
  /// Whether the optimizer changes it.
  public let isTrainable: Bool

  /// A parameter that the optimizer changes unless said otherwise.
  public init(_ name: String, _ shape: Shape, _ start: Start, isTrainable: Bool = true) {
    (self.name, self.shape, self.start, self.isTrainable) = (name, shape, start, isTrainable)
  }
}

/// What a layer is given to bind itself to memory.
public struct LayerBinding {
  /// The memory of its inputs.
  public let inputs: [Buffer]
  /// Shape of its output, without the batch.
  public let outputShape: Shape
  /// Its parameters by name within the layer.
  public let parameters: [String: Parameter]
  /// What the plan is for that binds it.
  public let mode: ExecutionPlan.Mode
  /// For each input, whether its gradient will be wanted.
  public let inputLearns: [Bool]
  /// Randomness of the layer's own.
  public let keys: PassKeys

  /// Whether a backward pass will follow.
  public var training: Bool { mode != .inference }

  /// Whether all that could be trained of the layer is frozen.
  var isFrozen: Bool {
    let trainable = parameters.values.filter(\.isTrainable)
    return !trainable.isEmpty && trainable.allSatisfy(\.isFrozen)
  }

  /// An operation with an activation: fused into it, but in training only where the activation's gradient follows from
  /// its result alone.
  func activated(
    by activation: ActivationFunction?,
    _ make: (_ fused: ActivationFunction?) throws(EngineError) -> any Operation
  ) throws(EngineError) -> any Operation {
    guard training, let activation, activation.gradientReadsInput else { return try make(activation) }
    let linear = try make(nil)
    return ChainedOperation(
      linear, try ActivationOperation(activation, input: linear.output, training: true))
  }

  func parameter(_ name: String) throws(EngineError) -> Parameter {
    guard let parameter = parameters[name] else { throw EngineError("a layer lacks its parameter '\(name)'") }
    return parameter
  }
}
