package import Tensors

extension Tensor {
  /// A convolution's kernels for inputs of other channels; nil where no rule says how they are made.
  ///
  /// Colour sees with a third of the gray kernel in each channel, gray with the sum over the channels: a gray image has
  /// the same results as it has in colour with three equal channels.
  package func kernels(forChannels channels: Int) -> Tensor? {
    guard shape.rank > 2, (shape[1] == 1 && channels == 3) || (shape[1] == 3 && channels == 1) else {
      return nil
    }
    let (filters, area) = (shape[0], shape.count / (shape[0] * shape[1]))
    var result = Tensor(
      shape: Shape([filters, channels] + shape.dimensions.dropFirst(2)), repeating: 0)
    for filter in 0..<filters {
      for place in 0..<area {
        if channels == 3 {
          let value = values[filter * area + place] / 3
          for channel in 0..<3 { result.values[(filter * 3 + channel) * area + place] = value }
        } else {
          let own = (0..<3).map { values[(filter * 3 + $0) * area + place] }
          result.values[filter * area + place] = own.reduce(0, +)
        }
      }
    }
    return result
  }
}
