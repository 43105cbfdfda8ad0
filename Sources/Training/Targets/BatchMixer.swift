import Tensors

/// Mixes each sample of a batch with the one as far from the end as it is from the start.
///
/// mixup (Zhang et al., 2018) takes a share of both, CutMix (Yun et al., 2019) replaces a box of one by that of the other.
/// One share is drawn a batch, from the Beta distribution whose two parameters are the setting.
final class BatchMixer {
  private let settings: TargetSettings
  private let size: Int
  private var box: CutBox
  private let generator: SeededGenerator

  /// Nil where nothing is to be mixed.
  init?(_ settings: TargetSettings, shape: Shape, generator: SeededGenerator) {
    guard settings.mixup > 0 || settings.cutmix > 0 else { return nil }
    (self.settings, size, self.generator) = (settings, shape.count, generator)
    box = CutBox(in: shape)
  }

  /// Mixes a batch in place.
  ///
  /// - Parameter batch: the batch's number in the whole training: how it is mixed follows from it, whatever came before.
  /// - Returns: the share that is left of each sample's own.
  func mix(_ values: UnsafeMutableBufferPointer<Float>, count: Int, batch: Int) -> Float {
    var generator = generator.split(UInt64(batch))
    let cuts = settings.cutmix > 0 && (settings.mixup == 0 || generator.uniform() < 0.5)
    var share = generator.symmetricBeta(cuts ? settings.cutmix : settings.mixup)
    if cuts { share = box.place(keeping: share, &generator) }
    for row in 0..<count / 2 {
      let first = sample(row, values)
      let second = sample(count - 1 - row, values)
      if cuts { box.exchange(first, second) } else { first.mix(with: second, share: share) }
    }
    return share
  }

  private func sample(
    _ row: Int, _ values: UnsafeMutableBufferPointer<Float>
  ) -> UnsafeMutableBufferPointer<Float> {
    return UnsafeMutableBufferPointer(rebasing: values[row * size..<(row + 1) * size])
  }
}
