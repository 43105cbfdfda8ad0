public import Settings
public import Tensors

/// Samples that each epoch of training shows varied; validation and tests see them as they are.
///
/// What is done to a sample follows from generator, epoch and sample alone: neither batches nor threads matter.
public struct AugmentedSamples: SampleSource {
  /// The samples as they are.
  public let base: Samples
  /// How they are varied.
  public let augmentation: Augmentation
  /// The samples divided but not standardized: what augmentation works on.
  let plain: Samples
  private let generator: SeededGenerator
  private let resampler: ImageResampler?

  /// - Parameter generator: decides all draws.
  /// - Throws: where the samples' shape does not go with a setting.
  public init(
    _ base: Samples, _ augmentation: Augmentation, generator: SeededGenerator
  ) throws(SettingsError) {
    try augmentation.check(base.shape)
    (self.base, self.augmentation, self.generator) = (base, augmentation, generator)
    plain = base.normalized(by: Normalization(divisor: base.normalization.divisor))
    let fillValue = Float(augmentation.cval / base.normalization.divisor)
    resampler =
      augmentation.movesPixels
      ? ImageResampler(shape: base.shape, fill: augmentation.fillMode, fillValue: fillValue) : nil
  }

  /// Number of samples.
  public var count: Int { base.count }

  /// Shape of one sample.
  public var shape: Shape { base.shape }

  /// Class index of each sample.
  public var labels: [Int32] { base.labels }

  /// Whether anything is varied.
  public var variesByEpoch: Bool { augmentation.isActive }

  /// Writes samples as they are.
  public func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>) {
    base.read(indices, into: values)
  }

  /// Writes samples as an epoch shows them; may be called from several threads at once.
  public func read(
    _ indices: ArraySlice<Int32>, epoch: Int, into values: UnsafeMutableBufferPointer<Float>
  ) {
    let size = shape.count
    precondition(
      values.count >= indices.count * size,
      "no room for \(indices.count) samples of \(shape) in \(values.count) values")
    let stream = generator.split(UInt64(bitPattern: Int64(epoch)))
    withUnsafeTemporaryAllocation(of: Float.self, capacity: resampler == nil ? 0 : size) { scratch in
      for (position, place) in indices.indices.enumerated() {
        var draws = stream.split(UInt64(UInt32(bitPattern: indices[place])))
        let transform = augmentation.draw(for: shape, using: &draws)
        let target = UnsafeMutableBufferPointer(rebasing: values[position * size..<(position + 1) * size])
        read(indices[place...place], transform, scratch: scratch, into: target)
      }
    }
  }

  /// Writes one sample, changed in one way.
  ///
  /// - Parameter scratch: room for a sample where pixels may be moved.
  package func read(
    _ index: ArraySlice<Int32>, _ transform: SampleTransform, scratch: UnsafeMutableBufferPointer<Float>,
    into values: UnsafeMutableBufferPointer<Float>
  ) {
    if let resampler, case let map = transform.map(height: shape[1], width: shape[2]), map != .identity {
      plain.read(index, into: scratch)
      resampler.resample(UnsafeBufferPointer(scratch), by: map, into: values)
    } else {
      plain.read(index, into: values)
    }
    finish(values, transform)
  }
}
