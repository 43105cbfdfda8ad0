import CKernels

/// Mean and variance of each channel, and the memory that finds them.
struct BatchStatistics {
  let shape: ck_channel_shape
  /// What is taken off each channel's values before they are added up.
  let pivots: Buffer
  /// Sums of each thread.
  let sums: Buffer
  private let mean, variance: Buffer
  /// Whether they are the batch's own, and not the running ones.
  private let ofBatch: Bool

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
    pivots = try Buffer(context, runningMean.layout)
    mean = training ? try Buffer(context, runningMean.layout) : runningMean
    variance = training ? try Buffer(context, runningVariance.layout) : runningVariance
    ofBatch = training
  }

  /// Mean and variance, for kernels.
  var addresses: (mean: UnsafePointer<Float>?, variance: UnsafePointer<Float>?) {
    (mean.constantAddress, variance.constantAddress)
  }

  /// Adds up the values of a batch.
  func addUp(_ input: Buffer) -> any Step {
    LoopStep {
      withUnsafePointer(to: shape) {
        ck_batch_norm_sums($0, input.constantAddress, pivots.address, sums.doubles)
      }
    }
  }

  /// Mean and variance from the sums; nothing for the running ones.
  func finish() -> [any Step] {
    guard ofBatch else { return [] }
    let threads = Int64(mean.context.threads)
    return [
      LoopStep {
        withUnsafePointer(to: shape) {
          ck_batch_norm_moments(
            $0, pivots.constantAddress, sums.doubles, threads, mean.address, variance.address)
        }
      }
    ]
  }

  /// Moves the running statistics towards the batch's.
  func updates(of parameters: BatchNormOperation.Parameters, momentum: Float) -> [any Step] {
    guard ofBatch else { return [] }
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
