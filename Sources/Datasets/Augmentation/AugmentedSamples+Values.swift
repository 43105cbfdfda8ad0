import Tensors

extension AugmentedSamples {
  /// What follows once each pixel is in its place: colours, noise, cutout, standardization.
  func finish(_ values: UnsafeMutableBufferPointer<Float>, _ transform: SampleTransform) {
    if augmentation.changesColors { changeColors(values, transform) }
    if let key = transform.noiseKey {
      values.addNoise(deviation: Float(augmentation.noise * Double(base.valueMaximum)) / divisor, key: key)
    }
    if let centre = transform.cutoutCentre { cutOut(values, around: centre) }
    standardize(values)
  }

  private var divisor: Float { Float(base.normalization.divisor) }

  /// Limits follow Keras: the image's own for a channel shift, all that may be stored for factors.
  private func changeColors(_ values: UnsafeMutableBufferPointer<Float>, _ transform: SampleTransform) {
    let own = values.extent
    if transform.channelShift != 0 {
      values.scale(by: 1, adding: Float(transform.channelShift) / divisor, limitedTo: own)
    }
    // Numbers that are no pixels may lie outside, and stay there.
    let limits = min(0, own.lowerBound)...max(Float(base.valueMaximum) / divisor, own.upperBound)
    if transform.brightness != 1 { values.scale(by: Float(transform.brightness), limitedTo: limits) }
    if transform.contrast != 1 {
      let shift = Float(1 - transform.contrast) * values.mean
      values.scale(by: Float(transform.contrast), adding: shift, limitedTo: limits)
    }
  }

  /// Fills a box around a centre in all channels; of a series it is an interval, of a volume a cube.
  private func cutOut(_ values: UnsafeMutableBufferPointer<Float>, around centre: Int) {
    let rank = shape.rank
    let width = shape[rank - 1]
    let height = rank > 2 ? shape[rank - 2] : 1
    let depth = rank > 3 ? shape[rank - 3] : 1
    let columns = hole(around: centre % width, below: width)
    let rows = hole(around: centre / width % height, below: height)
    let planes = hole(around: centre / (width * height), below: depth)
    let value = Float(augmentation.cval) / divisor
    for channel in 0..<shape[0] {
      for plane in planes {
        for row in rows {
          let start = ((channel * depth + plane) * height + row) * width
          UnsafeMutableBufferPointer(
            rebasing: values[start + columns.lowerBound..<start + columns.upperBound]
          )
          .update(repeating: value)
        }
      }
    }
  }

  private func hole(around centre: Int, below size: Int) -> Range<Int> {
    let start = centre - augmentation.cutout / 2
    return max(0, start)..<min(size, start + augmentation.cutout)
  }

  /// The same arithmetic as for samples as they are, so that what is not changed stays the same to the last bit.
  private func standardize(_ values: UnsafeMutableBufferPointer<Float>) {
    let normalization = base.normalization
    guard !normalization.mean.isEmpty else { return }
    let plane = values.count / normalization.mean.count
    for channel in normalization.mean.indices {
      UnsafeMutableBufferPointer(rebasing: values[channel * plane..<(channel + 1) * plane])
        .standardize(
          mean: Float(normalization.mean[channel]), deviation: Float(normalization.deviation[channel]))
    }
  }
}
