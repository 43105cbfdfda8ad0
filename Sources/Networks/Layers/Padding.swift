import Tensors

/// Zeros around an input before a window slides over it.
enum Padding: Hashable, Sendable {
  /// As many as make the output `ceil(input / stride)` long, the odd one at the end (TensorFlow's rule).
  case same
  /// None.
  case valid
  /// So many on both sides, one value a spatial dimension.
  case explicit([Int])

  /// How the setting is written.
  var json: JSONValue {
    switch self {
    case .same: .text("same")
    case .valid: .text("valid")
    case .explicit(let sizes): .array(sizes.map(JSONValue.integer))
    }
  }
}

/// A sliding window as a layer states it; with an input it becomes a `Window` of known padding.
struct WindowSpec: Hashable, Sendable {
  let kernel: [Int]
  let strides: [Int]
  let dilations: [Int]
  let padding: Padding

  /// The window over an input of such spatial sizes, and the sizes of its output:
  /// `floor((input + padding - dilation * (kernel - 1) - 1) / stride) + 1`.
  func resolved(over sizes: [Int]) throws(NetworkError) -> (window: Window, output: [Int]) {
    var begin: [Int] = []
    var end: [Int] = []
    var output: [Int] = []
    for (index, size) in sizes.enumerated() {
      let reach = dilations[index] * (kernel[index] - 1) + 1
      let padded: (begin: Int, end: Int)
      switch padding {
      case .valid: padded = (0, 0)
      case .explicit(let zeros): padded = (zeros[index], zeros[index])
      case .same:
        let outputs = (size + strides[index] - 1) / strides[index]
        let total = max((outputs - 1) * strides[index] + reach - size, 0)
        padded = (total / 2, total - total / 2)
      }
      let room = size + padded.begin + padded.end - reach
      guard room >= 0 else {
        throw NetworkError(
          "a window that reaches over \(reach) needs an input of at least that size, padding included; "
            + "found \(Shape(sizes)) with \(padded.begin + padded.end) of padding")
      }
      begin.append(padded.begin)
      end.append(padded.end)
      output.append(room / strides[index] + 1)
    }
    return (
      Window(
        kernel: kernel, strides: strides, dilations: dilations, paddingBegin: begin, paddingEnd: end),
      output
    )
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

  /// All settings of the window.
  var json: [String: JSONValue] {
    [
      "kernel": .array(kernel.map(JSONValue.integer)), "stride": .array(strides.map(JSONValue.integer)),
      "dilation": .array(dilations.map(JSONValue.integer)), "padding": padding.json,
    ]
  }
}
