import CDNNL
import CKernels

/// Batch normalization over the batch and the spatial dimensions (Ioffe and Szegedy, 2015).
///
/// `output = (input - mean) / sqrt(variance + epsilon) * weight + bias`, with the batch's own statistics in training and
/// the running ones in inference. The running variance is the unbiased one, as in PyTorch.
public struct BatchNormOperation: Operation {
  /// The learned and the kept tensors, one value a channel.
  public struct Parameters {
    let weight, bias, runningMean, runningVariance: Parameter

    /// Scale, shift and running statistics.
    public init(weight: Parameter, bias: Parameter, runningMean: Parameter, runningVariance: Parameter) {
      (self.weight, self.bias) = (weight, bias)
      (self.runningMean, self.runningVariance) = (runningMean, runningVariance)
    }
  }

  /// Same shape and layout as the input.
  public let output: Buffer
  /// Normalizes; in training also moves the running statistics.
  public let forward: [any Step]

  private let input: Buffer
  private let parameters: Parameters
  private let epsilon: Float
  private let descriptor: PrimitiveDescriptor
  private let mean, variance: Buffer

  /// - Parameters:
  ///   - momentum: weight of the newest batch in the running statistics.
  ///   - epsilon: added to the variance.
  public init(
    input: Buffer, parameters: Parameters, momentum: Float, epsilon: Float, training: Bool
  ) throws(EngineError) {
    let context = input.context
    let shape = input.layout.shape
    let perChannel = try Layout.plain([shape[1]])
    output = try Buffer(context, input.layout)
    var data = input.layout.descriptor
    let attributes = try PrimitiveAttributes()
    descriptor = try PrimitiveDescriptor("normalize \(shape)") { result in
      cdnnl_batch_normalization_forward(result, context.engine, attributes.raw, training, &data, epsilon)
    }
    let runningMean = try parameters.runningMean.bind(perChannel, in: context).buffer
    let runningVariance = try parameters.runningVariance.bind(perChannel, in: context).buffer
    mean = training ? try Buffer(context, perChannel) : runningMean
    variance = training ? try Buffer(context, perChannel) : runningVariance
    var steps: [any Step] = [
      try Primitive(
        descriptor, in: context,
        [
          (DNNL_ARG_SRC_0, input), (DNNL_ARG_DST_0, output), (DNNL_ARG_MEAN, mean),
          (DNNL_ARG_VARIANCE, variance),
          (DNNL_ARG_SCALE, try parameters.weight.bind(perChannel, in: context).buffer),
          (DNNL_ARG_SHIFT, try parameters.bias.bind(perChannel, in: context).buffer),
        ])
    ]
    if training {
      let count = shape.count / shape[1]
      let unbiased = count > 1 ? Float(count) / Float(count - 1) : 1
      steps += [
        Self.update(parameters.runningMean, runningMean, from: mean, momentum: momentum, scale: 1),
        Self.update(
          parameters.runningVariance, runningVariance, from: variance, momentum: momentum, scale: unbiased),
      ]
    }
    forward = steps
    (self.input, self.parameters, self.epsilon) = (input, parameters, epsilon)
  }

  private static func update(
    _ parameter: Parameter, _ running: Buffer, from batch: Buffer, momentum: Float, scale: Float
  ) -> any Step {
    LoopStep {
      ck_update_running(
        running.values.baseAddress, batch.values.baseAddress, momentum, scale, Int64(running.storedCount))
      parameter.markChanged()
    }
  }

  /// The gradient is only read.
  public var overwritesGradient: Bool { false }

  /// Gradients of scale, shift and input in one primitive.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let context = input.context
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let inputGradient = try Buffer(context, input.layout)
    var data = input.layout.descriptor
    var difference = gradient.layout.descriptor
    let attributes = try PrimitiveAttributes()
    let backward = try PrimitiveDescriptor("find the gradient of a normalization") { result in
      cdnnl_batch_normalization_backward(
        result, context.engine, attributes.raw, &difference, &data, epsilon, descriptor.raw)
    }
    let scale = try parameters.weight.bind(.plain(parameters.weight.shape), in: context).buffer
    let shift = try parameters.bias.bind(.plain(parameters.bias.shape), in: context).buffer
    let own = try Primitive(
      backward, in: context,
      [
        (DNNL_ARG_SRC_0, input), (DNNL_ARG_MEAN, mean), (DNNL_ARG_VARIANCE, variance),
        (DNNL_ARG_DIFF_DST_0, gradient), (DNNL_ARG_SCALE, scale), (DNNL_ARG_SHIFT, shift),
        (DNNL_ARG_DIFF_SRC_0, inputGradient),
        (DNNL_ARG_DIFF_SCALE, try parameters.weight.gradientBuffer()),
        (DNNL_ARG_DIFF_SHIFT, try parameters.bias.gradientBuffer()),
      ])
    return BackwardPass(steps: steps + [own], inputGradients: [wanted[0] ? inputGradient : nil])
  }
}
