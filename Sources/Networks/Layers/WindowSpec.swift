import Tensors

/// A sliding window as a layer states it; with an input it becomes a `Window` of known padding.
struct WindowSpec: Hashable, Sendable {
  let kernel: [Int]
  let strides: [Int]
  let dilations: [Int]
  let padding: Padding
  /// Whether a last window that reaches over the end still counts: PyTorch's `ceil_mode`.
  let roundsUp: Bool

  /// A dense window without padding.
  init(kernel: [Int], strides: [Int]) {
    (self.kernel, self.strides) = (kernel, strides)
    (dilations, padding, roundsUp) = (kernel.map { _ in 1 }, .valid, false)
  }

  /// The window over an input of such spatial sizes, and the sizes of its output:
  /// `floor((input + padding - dilation * (kernel - 1) - 1) / stride) + 1`, or `ceil` in its place.
  func resolved(over sizes: [Int]) throws(NetworkError) -> (window: Window, output: [Int]) {
    let axes = try sizes.indices.map { axis throws(NetworkError) in
      let size = sizes[axis]
      let padded = zeros(axis, size: size)
      guard size + padded.begin + padded.end >= reach(axis) else {
        throw NetworkError(
          "a window that reaches over \(reach(axis)) needs an input of at least that size, padding included; "
            + "found \(Shape(sizes)) with \(padded.begin + padded.end) of padding")
      }
      let count = positions(axis, size: size, padded: padded)
      let overhang = (count - 1) * strides[axis] + reach(axis) - size - padded.begin - padded.end
      return (begin: padded.begin, end: padded.end, overhang: max(overhang, 0), count: count)
    }
    let window = Window(
      kernel: kernel, strides: strides, dilations: dilations, paddingBegin: axes.map(\.begin),
      paddingEnd: axes.map { $0.end + $0.overhang }, overhang: axes.map(\.overhang))
    return (window, axes.map(\.count))
  }

  /// Distance from the first to the last element under the kernel, both included.
  private func reach(_ axis: Int) -> Int { dilations[axis] * (kernel[axis] - 1) + 1 }

  private func zeros(_ axis: Int, size: Int) -> (begin: Int, end: Int) {
    switch padding {
    case .valid: return (0, 0)
    case .explicit(let begin, let end): return (begin[axis], end[axis])
    case .same:
      let outputs = (size + strides[axis] - 1) / strides[axis]
      let total = max((outputs - 1) * strides[axis] + reach(axis) - size, 0)
      return (total / 2, total - total / 2)
    }
  }

  private func positions(_ axis: Int, size: Int, padded: (begin: Int, end: Int)) -> Int {
    let stride = strides[axis]
    let room = size + padded.begin + padded.end - reach(axis)
    guard roundsUp else { return room / stride + 1 }
    let count = (room + stride - 1) / stride + 1
    // A window must begin inside the input or the padding before it.
    return (count - 1) * stride >= size + padded.begin ? count - 1 : count
  }
}

extension WindowSpec {
  /// The window over an input whose fit was checked when shapes were inferred.
  func window(over sizes: [Int]) throws(EngineError) -> Window {
    do {
      return try resolved(over: sizes).window
    } catch {
      throw EngineError(error.description)
    }
  }

  /// Shape of the output over an input `C x spatial`.
  func output(of input: Shape, channels: Int) throws(NetworkError) -> Shape {
    Shape([channels] + (try resolved(over: Array(input.dimensions.dropFirst())).output))
  }

  /// Connections of one unit to so many channels; at most the largest integer, as sizes are checked only afterwards.
  func fan(_ channels: Int) -> Int {
    kernel.reduce(channels) {
      let (product, overflow) = $0.multipliedReportingOverflow(by: $1)
      return overflow ? .max : product
    }
  }
}
