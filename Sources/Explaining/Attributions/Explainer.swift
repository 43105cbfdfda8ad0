public import Networks
public import Tensors

/// Asks a network why it takes an image for what it does.
public final class Explainer {
  /// The image.
  public let subject: Subject
  /// The raw values that the network gives for it, one an output.
  public let logits: [Float]

  let network: Network
  let context: ComputeContext

  /// Runs the network on the image.
  ///
  /// - Throws: where the network takes inputs of another shape.
  public init(_ network: Network, of subject: Subject, context: ComputeContext) throws {
    guard network.inputShape == subject.shape else {
      throw ExplainingError(
        .badData, "\(subject.name): expected an image of \(network.inputShape), found \(subject.shape)")
    }
    let plan = try ExecutionPlan(network, batchSize: 1, mode: .inference, context: context)
    try plan.input.load(Tensor(shape: subject.shape, values: subject.values))
    try plan.forward()
    logits = try plan.logits.tensor().values
    (self.network, self.subject, self.context) = (network, subject, context)
  }

  /// The network's raw output for a class.
  public func output(for label: Int) -> ClassOutput { ClassOutput(label: label, width: logits.count) }

  /// Inputs that a pass takes at most: more of small ones.
  var batchSize: Int { subject.shape.count > 30_000 ? 4 : 32 }
}
