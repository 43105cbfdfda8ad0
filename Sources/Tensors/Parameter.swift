/// A named tensor that training changes, or that a layer keeps: weights, biases, running statistics.
///
/// Its memory lies in the layout that the first plan bound to it prefers; other plans copy what they need otherwise.
/// Gradients and optimizer state use the same layout, so updates are one pass over the stored values.
public final class Parameter {
  /// Full name as in a PyTorch `state_dict`, such as `conv1.weight`.
  public let name: String
  /// Sizes in the order a person sees: OIHW for convolutions, out x in for dense layers.
  public let shape: Shape
  /// Whether the optimizer changes it; running statistics are changed by their layer instead.
  public let isTrainable: Bool
  /// Whether training leaves it as it is, which may change from epoch to epoch.
  public var isFrozen = false
  /// Counts changes of the value, so that copies in other layouts know when they are stale.
  private(set) var revision = 0
  private var initial: Tensor
  private var home: Buffer?
  private var homeGradient: Buffer?

  /// A parameter with its first value.
  public init(name: String, initial: Tensor, isTrainable: Bool) {
    (self.name, self.initial, self.isTrainable) = (name, initial, isTrainable)
    shape = initial.shape
  }

  /// Whether the optimizer changes it as things stand.
  public var learns: Bool { isTrainable && !isFrozen }

  /// The value while a plan is bound, in its layout; nil before.
  public var value: Buffer? { home }

  /// The gradient that the last backward pass left; nil without a training plan.
  public var gradient: Buffer? { homeGradient }

  /// The current value in row-major order.
  public func tensor() throws(EngineError) -> Tensor {
    guard let home else { return initial }
    return try home.tensor(shape: shape)
  }

  /// Replaces the value.
  ///
  /// - Throws: where the shape is another.
  public func load(_ tensor: Tensor) throws(EngineError) {
    guard tensor.shape == shape else {
      throw EngineError(
        "parameter \(name) has shape \(shape), but a tensor of shape \(tensor.shape) was given")
    }
    if let home { try home.load(tensor) } else { initial = tensor }
    revision += 1
  }

  /// Says that the stored value was changed in place.
  public func markChanged() { revision += 1 }

  /// The value in the layout that a plan wants.
  ///
  /// The first to ask decides the parameter's own layout.
  func bind(_ layout: Layout, in context: ComputeContext) throws(EngineError) -> BoundParameter {
    if let home { return try BoundParameter(self, home: home, layout: layout) }
    let home = try Buffer(context, layout)
    try home.load(initial)
    self.home = home
    initial = Tensor(shape: [0], values: [])
    return try BoundParameter(self, home: home, layout: layout)
  }

  /// The value in row-major order, for vectors: every plan wants them so.
  func bindPlain(in context: ComputeContext) throws(EngineError) -> Buffer {
    try bind(.plain(shape), in: context).buffer
  }

  /// Gives the parameter memory of its own, where no operation of a plan has: those that fold it into others do not.
  public func hold(in context: ComputeContext) throws(EngineError) {
    if home == nil { _ = try bindPlain(in: context) }
  }

  /// Where backward passes leave the gradient, in the parameter's own layout.
  func gradientBuffer() throws(EngineError) -> Buffer {
    if let homeGradient { return homeGradient }
    guard let home else {
      throw EngineError("parameter \(name) has no gradient before a plan is bound to it")
    }
    let gradient = try Buffer(home.context, home.layout)
    homeGradient = gradient
    return gradient
  }
}

extension Parameter {
  /// Where a primitive may leave the gradient in the layout it chose, and the steps that bring it home from there.
  func gradientTarget(_ layout: Layout) throws(EngineError) -> (buffer: Buffer, steps: [any Step]) {
    let home = try gradientBuffer()
    guard layout != home.layout else { return (home, []) }
    let target = try Buffer(home.context, layout)
    return (target, [try Reorder(from: target, to: home)])
  }
}

/// A parameter as one plan sees it: the value itself, or a copy in the layout that the plan's primitive wants.
final class BoundParameter: Step {
  let buffer: Buffer
  private let parameter: Parameter
  private let copy: Reorder?
  private var copiedRevision = -1

  init(_ parameter: Parameter, home: Buffer, layout: Layout) throws(EngineError) {
    self.parameter = parameter
    if home.layout == layout {
      (buffer, copy) = (home, nil)
    } else {
      buffer = try Buffer(home.context, layout)
      copy = try Reorder(from: home, to: buffer)
    }
  }

  /// Steps that a pass must run before it reads the buffer.
  var refresh: [any Step] { copy == nil ? [] : [self] }

  /// Copies the value again where it has changed.
  func run() throws(EngineError) {
    guard let copy, copiedRevision != parameter.revision else { return }
    try copy.run()
    copiedRevision = parameter.revision
  }
}
