import Networks
import Tensors

/// Poolings are written with all padding in numbers, never in `ceil_mode`, which runtimes take differently: a window that
/// reaches over the end stands over padding.
extension LayerWriter {
  func maximum(_ graph: inout GraphWriter) -> String {
    guard let window = node.window else { return inputs[0] }
    var value = inputs[0]
    var attributes = attributes(of: window)
    attributes.append(.integers("dilations", window.dilations))
    let zeros = zip(window.paddingBegin, window.paddingEnd)
    if zip(zeros, window.kernel).allSatisfy({ max($0.0, $0.1) < $1 }) {
      attributes.append(.integers("pads", window.paddingBegin + window.paddingEnd))
    } else {
      // Runtimes refuse padding as long as the kernel, which one with gaps may need.
      value = padded(&graph, value, window.paddingBegin, window.paddingEnd, with: -.infinity)
    }
    return graph.node("MaxPool", [value], name: name, attributes)
  }

  func average(_ graph: inout GraphWriter) -> String {
    guard let window = node.window else { return inputs[0] }
    let counts = isTrue("count_padding")
    guard counts, window.overhang.contains(where: { $0 > 0 }) else {
      let pads = window.paddingBegin + window.paddingEnd
      return graph.node(
        "AveragePool", inputs, name: name,
        attributes(of: window) + [.integers("pads", pads), .integer("count_include_pad", counts ? 1 : 0)])
    }
    // Zeros that are counted are values; what only a window over the end needs is padding that is not counted.
    let end = zip(window.paddingEnd, window.overhang).map { $0 - $1 }
    let value = padded(&graph, inputs[0], window.paddingBegin, end, with: 0)
    return graph.node(
      "AveragePool", [value], name: name,
      attributes(of: window) + [.integers("pads", window.kernel.map { _ in 0 } + window.overhang)])
  }

  func sum(_ graph: inout GraphWriter) -> String {
    guard let window = node.window else { return inputs[0] }
    let mean = graph.node(
      "AveragePool", inputs, name: name,
      attributes(of: window) + [
        .integers("pads", window.paddingBegin + window.paddingEnd), .integer("count_include_pad", 1),
      ])
    let size = graph.scalar("\(name)/size", Float(window.kernel.reduce(1, *)))
    return graph.node("Mul", [mean, size], name: "\(name)/sum")
  }

  func global(_ graph: inout GraphWriter, _ type: String) -> String {
    let pooled = graph.node(type, inputs, name: name)
    return graph.node("Flatten", [pooled], name: "\(name)/flatten", [.integer("axis", 1)])
  }

  private func attributes(of window: Window) -> [WireAttributeProto] {
    [.integers("kernel_shape", window.kernel), .integers("strides", window.strides)]
  }

  private func padded(
    _ graph: inout GraphWriter, _ value: String, _ begin: [Int], _ end: [Int], with filler: Float
  ) -> String {
    let pads = graph.integers("\(name)/pads", [0, 0] + begin + [0, 0] + end)
    let filler = graph.scalar("\(name)/filler", filler)
    return graph.node("Pad", [value, pads, filler], name: "\(name)/pad")
  }
}
