import CKernels

/// The first layer of an image network: a 3x3 convolution of few channels, relu and 2x2 pooling in one pass.
///
/// Input `N x C x H x W` with up to four channels, output `N x O x H'/2 x W'/2` in blocks of sixteen channels. The image
/// between convolution and pooling, four times the output, is never written.
struct PixelConvolution: Operation {
  let output: Buffer
  let forward: [any Step]

  private let geometry: ConvolutionGeometry
  private let input: Buffer
  private let winners: Buffer?
  private let shape: ck_pixel_shape

  /// - Parameter geometry: one that `isFastest` holds for.
  init(_ geometry: ConvolutionGeometry) throws(EngineError) {
    let context = geometry.input.context
    let inputShape = geometry.input.layout.shape
    let convolved = geometry.outputShape
    let shape = ck_pixel_shape(geometry)
    let (input, alignment) = try aligned(geometry.input, to: .plain(inputShape))
    let output = try Buffer(
      context, .blocked([inputShape[0], convolved[0], convolved[1] / 2, convolved[2] / 2], by: lanes))
    let weight = try geometry.weight.bind(.pixelKernels(geometry.weight.shape), in: context)
    let bias = try geometry.bias.map { parameter throws(EngineError) in
      try parameter.bindPlain(in: context)
    }
    let winners = geometry.training ? try Buffer.winners(of: output) : nil
    context.reserveScratch(floatCount: ck_pixel_scratch([shape], Int64(context.threads)))
    let convolve = LoopStep {
      var arguments = ck_pixel_forward_arguments()
      (arguments.input, arguments.weights) = (input.constantAddress, weight.buffer.constantAddress)
      (arguments.bias, arguments.output) = (bias?.constantAddress, output.address)
      (arguments.winners, arguments.scratch) = (winners?.masks, context.scratchAddress)
      withUnsafePointer(to: shape) { ck_pixel_forward($0, &arguments) }
    }
    forward = alignment + weight.refresh + [convolve]
    (self.geometry, self.input, self.output) = (geometry, input, output)
    (self.winners, self.shape) = (winners, shape)
  }

  var overwritesGradient: Bool { false }

  /// Gradients of weights and bias; the input's is never wanted, as nothing before it learns.
  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    let context = input.context
    let (gradient, alignment) = try aligned(outputGradient, to: output.layout)
    let (weightGradient, homeSteps) = try geometry.weight.gradientTarget(
      .pixelKernels(geometry.weight.shape))
    let biasGradient = try geometry.bias?.gradientBuffer()
    let own = LoopStep { [shape, input, winners] in
      var arguments = ck_pixel_backward_arguments()
      (arguments.input, arguments.gradient) = (input.constantAddress, gradient.constantAddress)
      arguments.winners = UnsafePointer(winners?.masks)
      (arguments.weight_gradient, arguments.bias_gradient) = (weightGradient.address, biasGradient?.address)
      arguments.scratch = context.scratchAddress
      withUnsafePointer(to: shape) { ck_pixel_backward($0, &arguments, Int64(context.threads)) }
    }
    return BackwardPass(steps: alignment + [own] + homeSteps, inputGradients: [nil])
  }

  /// Whether the convolution has the form that the kernel is written for.
  static func isFastest(_ geometry: ConvolutionGeometry) -> Bool {
    let weight = geometry.weight.shape
    return ck_has_wide_vectors() != 0 && geometry.pools && geometry.activation == .relu
      && geometry.groups == 1 && !geometry.inputLearns && weight.rank == 4 && weight[0] % lanes == 0
      && weight[1] <= 4 && geometry.window.isDense(kernel: [3, 3])
  }
}

extension ck_pixel_shape {
  fileprivate init(_ geometry: ConvolutionGeometry) {
    let (input, output, window) = (geometry.input.layout.shape, geometry.outputShape, geometry.window)
    self.init(
      batch: Int64(input[0]), inputs: Int64(input[1]), outputs: Int64(output[0]), height: Int64(input[2]),
      width: Int64(input[3]), out_height: Int64(output[1]), out_width: Int64(output[2]),
      top: Int64(window.paddingBegin[0]), left: Int64(window.paddingBegin[1]),
      bottom: Int64(window.paddingEnd[0]), right: Int64(window.paddingEnd[1]))
  }
}
