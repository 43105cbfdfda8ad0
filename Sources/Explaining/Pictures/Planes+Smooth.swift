import Tensors

extension Planes {
  /// Each value mixed with the mean of its neighbourhood, which is weighted by 1, 2, 1 along both sides; edges are repeated.
  ///
  /// - Parameter share: of the mean in the result.
  package func smoothed(_ share: Float = 1) -> Planes {
    let (height, width) = (shape[1], shape[2])
    let across = blurred(length: width, step: 1)
    let mean = across.blurred(length: height, step: width)
    var mixed = self
    for index in values.indices { mixed.values[index] += (mean.values[index] - values[index]) * share }
    return mixed
  }

  /// - Parameters:
  ///   - length: of the side along which neighbours stand.
  ///   - step: from a value to its next neighbour.
  private func blurred(length: Int, step: Int) -> Planes {
    var blurred = self
    for index in values.indices {
      let place = index / step % length
      let before = values[place > 0 ? index - step : index]
      let after = values[place + 1 < length ? index + step : index]
      blurred.values[index] = (before + 2 * values[index] + after) / 4
    }
    return blurred
  }
}
