/// A layer bound to memory for one batch size: the steps that compute its output and, in training, its gradients.
public protocol Operation {
  /// Where the result stands after the forward steps.
  var output: Buffer { get }

  /// What computes the output from the inputs.
  var forward: [any Step] { get }

  /// Whether the backward steps overwrite the gradient of the output.
  var overwritesGradient: Bool { get }

  /// Prepares the steps from the gradient of the output to those of parameters and inputs.
  ///
  /// - Parameters:
  ///   - outputGradient: holds the gradient of the output when the steps run; only where `overwritesGradient` may they
  ///     change it.
  ///   - wanted: for each input, whether its gradient is needed.
  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass
}

extension Operation {
  /// Most work in place.
  public var overwritesGradient: Bool { true }
}

/// The backward half of an operation.
public struct BackwardPass {
  /// What computes the gradients; parameter gradients go to the parameters.
  public let steps: [any Step]
  /// Where the gradient of each input stands afterwards, several in one buffer where they are equal; nil where it was
  /// not wanted.
  public let inputGradients: [Buffer?]
}

/// A buffer with the wanted layout and the steps that fill it from `source`: none where the layout is right already.
func aligned(_ source: Buffer, to layout: Layout) throws(EngineError) -> (buffer: Buffer, steps: [any Step]) {
  guard source.layout != layout else { return (source, []) }
  let buffer = try Buffer(source.context, layout)
  return (buffer, [try Reorder(from: source, to: buffer)])
}
