import Tensors
import TestSupport
import Testing

/// What one operation gave forward and backward on given values.
struct OperationRun {
  /// How the operation's input lies in memory.
  enum Arrangement: Sendable, CaseIterable {
    /// Row-major.
    case plain
    /// As a convolution leaves it: in blocks of channels, where the processor's kernels like that.
    case afterConvolution
  }

  let output: [Float]
  let inputGradient: [Float]

  /// - Parameter second: an operation that reads the first one's output, such as a dense layer after a flatten.
  init(
    input: Tensor, arrangement: Arrangement = .plain, gradient: [Double],
    _ first: (Buffer) throws -> any Tensors.Operation,
    then second: ((Buffer) throws -> any Tensors.Operation)? = nil
  ) throws {
    let context = try ComputeContext(threads: 1)
    let source = try Buffer(context, shape: input.shape)
    try source.load(input)
    let identity = arrangement == .plain ? nil : try Self.identity(of: source)
    var operations = [try first(identity?.output ?? source)]
    if let second { operations.append(try second(operations[0].output)) }
    let result = operations[operations.count - 1].output
    let outputGradient = try Buffer(context, shape: result.layout.shape)
    var ofInput: Buffer? = outputGradient
    var backward: [any Step] = []
    for operation in operations.reversed() {
      let pass = try operation.backward(from: try #require(ofInput), wanted: [true])
      backward += pass.steps
      ofInput = pass.inputGradients[0]
    }
    for step in (identity?.forward ?? []) + operations.flatMap(\.forward) { try step.run() }
    try outputGradient.load(Tensor(result.layout.shape, gradient))
    for step in backward { try step.run() }
    output = try result.tensor().values
    inputGradient = try ofInput?.tensor().values ?? []
  }

  /// The output alone, of an operation that needs no backward pass.
  static func forward(
    input: Tensor, arrangement: Arrangement, _ operation: (Buffer) throws -> any Tensors.Operation
  ) throws -> [Float] {
    let source = try Buffer(ComputeContext(threads: 1), shape: input.shape)
    try source.load(input)
    let identity = arrangement == .plain ? nil : try Self.identity(of: source)
    let operation = try operation(identity?.output ?? source)
    for step in (identity?.forward ?? []) + operation.forward { try step.run() }
    return try operation.output.tensor().values
  }

  /// A convolution that changes nothing but the layout.
  private static func identity(of input: Buffer) throws -> any Tensors.Operation {
    let shape = input.layout.shape
    let channels = shape[1]
    let sizes = Array(shape.dimensions.dropFirst(2))
    let window = ReferenceWindow(input: sizes, kernel: sizes.map { _ in 1 })
    var weight = Tensor(shape: Shape([channels, channels] + window.kernel), repeating: 0)
    for channel in 0..<channels { weight.values[channel * channels + channel] = 1 }
    return try ConvolutionGeometry(
      input: input, weight: Parameter(name: "identity", initial: weight, isTrainable: false), bias: nil,
      window: Window(window), groups: 1, outputShape: Shape(Array(shape.dimensions.dropFirst())),
      activation: nil, training: true
    ).operation()
  }
}

extension Window {
  /// The engine's form of a reference window.
  init(_ window: ReferenceWindow) {
    let overhang = window.output.indices.map { axis in
      let reached =
        (window.output[axis] - 1) * window.strides[axis] + window.dilations[axis] * (window.kernel[axis] - 1)
      return max(0, reached + 1 - window.begin[axis] - window.input[axis] - window.end[axis])
    }
    self.init(
      kernel: window.kernel, strides: window.strides, dilations: window.dilations,
      paddingBegin: window.begin, paddingEnd: zip(window.end, overhang).map(+), overhang: overhang)
  }
}

extension ActivationFunction {
  /// Those that convolutions and dense layers may fuse while training.
  static let fusedInTraining = allCases.filter { !$0.gradientReadsInput }
}

extension Tensor {
  /// Reference values under a shape.
  init(_ shape: Shape, _ values: [Double]) { self.init(shape: shape, values: values.map { Float($0) }) }
}

extension Parameter {
  /// A trainable parameter of reference values.
  convenience init(_ name: String, _ shape: Shape, _ values: [Double]) {
    self.init(name: name, initial: Tensor(shape, values), isTrainable: true)
  }

  /// The gradient in row-major order; empty where no plan left one.
  func gradientValues() throws -> [Float] { try gradient?.tensor(shape: shape).values ?? [] }
}
