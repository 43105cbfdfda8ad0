import CKernels

/// A 3x3 convolution of stride 1 by Winograd's F(4x4, 3x3), with relu and 2x2 pooling in its last transform.
///
/// Input `N x C x H x W`, weights `O x C x 3 x 3`, output `N x O x H' x W'`, all in blocks of sixteen channels. See Lavin
/// and Gray, "Fast algorithms for convolutional neural networks", CVPR 2016.
struct WinogradConvolution: Operation {
  /// `N x O x H' x W'`, halved where it pools.
  let output: Buffer
  /// Transforms the kernels where they have changed, then convolves.
  let forward: [any Step]

  private let geometry: ConvolutionGeometry
  private let input: Buffer
  private let kernels: Buffer
  /// Which element of each window was the largest; pooling in training only.
  private let winners: Buffer?
  private let shape: ck_winograd_shape

  /// - Parameters:
  ///   - geometry: one that `isFastest` holds for.
  ///   - statistics: of a normalization behind it, for which the outputs are added up as they are written.
  init(_ geometry: ConvolutionGeometry, addingUpFor statistics: BatchStatistics? = nil) throws(EngineError) {
    let context = geometry.input.context
    let inputShape = geometry.input.layout.shape
    let (input, alignment) = try aligned(geometry.input, to: .blocked(inputShape, by: lanes))
    let output = try Buffer(context, Self.outputLayout(geometry))
    let shape = ck_winograd_shape(geometry)
    let weight = try geometry.weight.bind(.blockedKernels(geometry.weight.shape), in: context)
    let kernels = try Buffer(
      context, shape: [Int(ck_winograd_kernel_floats(shape.inputs, shape.outputs))])
    let bias = try geometry.bias.map { parameter throws(EngineError) in
      try parameter.bindPlain(in: context)
    }
    let (addend, addendAlignment) =
      try geometry.addend.map { addend throws(EngineError) in
        try aligned(addend, to: output.layout)
      } ?? (nil, [])
    let winners = geometry.pools && geometry.training ? try Buffer.winners(of: output) : nil
    let transform = RefreshStep(of: geometry.weight) {
      ck_winograd_kernels(kernels.address, weight.buffer.constantAddress, shape.inputs, shape.outputs)
    }
    context.reserveScratch(floatCount: ck_winograd_forward_scratch([shape], Int64(context.threads)))
    let convolve = LoopStep {
      var arguments = ck_winograd_forward_arguments()
      (arguments.input, arguments.kernels) = (input.constantAddress, kernels.constantAddress)
      (arguments.bias, arguments.output) = (bias?.constantAddress, output.address)
      arguments.addend = addend?.constantAddress
      (arguments.relu, arguments.pools) = (geometry.activation == nil ? 0 : 1, geometry.pools ? 1 : 0)
      arguments.winners = winners?.masks
      (arguments.pivots, arguments.sums) = (statistics?.pivots.constantAddress, statistics?.sums.doubles)
      arguments.scratch = context.scratchAddress
      withUnsafePointer(to: shape) { ck_winograd_forward($0, &arguments) }
    }
    forward = alignment + addendAlignment + weight.refresh + [transform, convolve]
    (self.geometry, self.input, self.output) = (geometry, input, output)
    (self.kernels, self.winners, self.shape) = (kernels, winners, shape)
  }

  /// Where the output stands, pooled where it pools.
  static func outputLayout(_ geometry: ConvolutionGeometry) throws(EngineError) -> Layout {
    let (batch, shape) = (geometry.input.layout.shape[0], geometry.outputShape)
    let pooled: Shape = geometry.pools ? [shape[0], shape[1] / 2, shape[2] / 2] : shape
    return try .blocked(pooled.batched(batch), by: lanes)
  }

  /// What relu stopped is left out as the gradient is read.
  var overwritesGradient: Bool { false }

  /// All gradients that are wanted, in one pass over the images.
  func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    try backward(from: outputGradient, shares: nil, wanted: wanted[0])
  }

  /// The gradients of the input, where it is wanted, and of kernels and bias, where they learn.
  ///
  /// - Parameter shares: what is left to do for a normalization behind it: see `BatchNormOperation.unfinishedBackward`.
  func backward(
    from outputGradient: Buffer, shares: Buffer?, wanted: Bool
  ) throws(EngineError) -> BackwardPass {
    let context = input.context
    let (gradient, alignment) = try aligned(outputGradient, to: output.layout)
    let kernelTarget =
      geometry.learns ? try geometry.weight.gradientTarget(.blockedKernels(geometry.weight.shape)) : nil
    let (weightGradient, homeSteps) = (kernelTarget?.buffer, kernelTarget?.steps ?? [])
    let biasGradient = geometry.learns ? try geometry.bias?.gradientBuffer() : nil
    let inputGradient = wanted ? try Buffer(context, input.layout) : nil
    context.reserveScratch(floatCount: ck_winograd_backward_scratch([shape], Int64(context.threads)))
    let readsOutput = shares != nil || (geometry.activation != nil && !geometry.pools)
    let result = readsOutput ? output : nil
    let own = LoopStep { [shape, input, kernels, winners] in
      var arguments = ck_winograd_backward_arguments()
      (arguments.input, arguments.kernels) = (input.constantAddress, kernels.constantAddress)
      (arguments.gradient, arguments.output) = (gradient.constantAddress, result?.constantAddress)
      (arguments.winners, arguments.shares) = (UnsafePointer(winners?.masks), shares?.constantAddress)
      (arguments.weight_gradient, arguments.bias_gradient) = (weightGradient?.address, biasGradient?.address)
      (arguments.input_gradient, arguments.scratch) = (inputGradient?.address, context.scratchAddress)
      withUnsafePointer(to: shape) { ck_winograd_backward($0, &arguments) }
    }
    return BackwardPass(steps: alignment + [own] + homeSteps, inputGradients: [inputGradient])
  }

  /// Whether it beats direct convolution on the shape, by a fixed rule: what is chosen must not depend on timing, or
  /// results could not be repeated.
  ///
  /// Tiles that reach far over the edge waste work; transformed kernels that do not fit the cache are read from memory
  /// again and again.
  static func isFastest(_ geometry: ConvolutionGeometry) -> Bool {
    let (weight, output) = (geometry.weight.shape, geometry.outputShape)
    guard ck_has_wide_vectors() != 0, geometry.activation == nil || geometry.activation == .relu,
      geometry.groups == 1, weight.rank == 4, weight[0] % lanes == 0, weight[1] % lanes == 0,
      geometry.window.isDense(kernel: [3, 3]),
      geometry.window.paddingBegin.allSatisfy({ $0 <= 2 }), weight[0] * weight[1] <= 128 * 128
    else { return false }
    let covered = (output[1] + 3) / 4 * 4 * ((output[2] + 3) / 4 * 4)
    return Double(covered) < 1.9 * Double(output[1] * output[2])
  }
}

extension ck_winograd_shape {
  fileprivate init(_ geometry: ConvolutionGeometry) {
    let (input, output) = (geometry.input.layout.shape, geometry.outputShape)
    self.init(
      batch: Int64(input[0]), inputs: Int64(input[1]), outputs: Int64(output[0]), height: Int64(input[2]),
      width: Int64(input[3]), out_height: Int64(output[1]), out_width: Int64(output[2]),
      top: Int64(geometry.window.paddingBegin[0]), left: Int64(geometry.window.paddingBegin[1]))
  }
}
