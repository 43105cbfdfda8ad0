import CKernels

/// Mean and variance of each channel, and the memory that finds them.
struct BatchStatistics {
  let shape: ck_channel_shape
  /// One value a channel: the batch's own in training, the running ones in inference.
  let mean, variance: Buffer
  /// Partial sums of each thread.
  let sums: Buffer

  init(
    of parameters: BatchNormOperation.Parameters, over layout: Layout, training: Bool,
    in context: ComputeContext
  ) throws(EngineError) {
    let sizes = layout.shape
    let area = sizes.dimensions.dropFirst(2).reduce(1, *)
    // Row-major features are blocks of channels of one position each.
    let lanes = area == 1 && sizes[1] % 16 == 0 ? 16 : layout.channelBlock
    let blocks = (sizes[1] + lanes - 1) / lanes
    shape = ck_channel_shape(
      batch: Int64(sizes[0]), blocks: Int64(blocks), area: Int64(area),
      lanes: Int64(lanes), channels: Int64(sizes[1]))
    // Two doubles a channel and thread: as many bytes as four values.
    sums = try Buffer(context, shape: [4 * blocks * lanes * context.threads])
    let runningMean = try parameters.runningMean.bindPlain(in: context)
    let runningVariance = try parameters.runningVariance.bindPlain(in: context)
    mean = training ? try Buffer(context, runningMean.layout) : runningMean
    variance = training ? try Buffer(context, runningVariance.layout) : runningVariance
  }

  /// Moves the running statistics towards the batch's.
  func updates(of parameters: BatchNormOperation.Parameters, momentum: Float) -> [any Step] {
    let count = Float(shape.batch * shape.area)
    return [
      update(parameters.runningMean, from: mean, momentum: momentum, scale: 1),
      update(
        parameters.runningVariance, from: variance, momentum: momentum,
        scale: count > 1 ? count / (count - 1) : 1),
    ]
  }

  private func update(_ parameter: Parameter, from batch: Buffer, momentum: Float, scale: Float) -> any Step {
    LoopStep {
      guard let running = parameter.value else { return }
      ck_update_running(
        running.address, batch.constantAddress, momentum, scale, Int64(running.storedCount))
      parameter.markChanged()
    }
  }
}
