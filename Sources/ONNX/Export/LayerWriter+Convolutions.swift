import Networks
import Tensors

extension LayerWriter {
  func convolution(_ graph: inout GraphWriter, _ type: String, groups: Int) -> String {
    let parameters = parameters(&graph, "weight", "bias")
    let value = graph.node(type, inputs + parameters, name: name, attributes(type, groups: groups))
    return activated(&graph, value)
  }

  func separable(_ graph: inout GraphWriter) -> String {
    let depthwise = graph.node(
      "Conv", inputs + parameters(&graph, "depthwise.weight"), name: "\(name)/depthwise",
      attributes("Conv", groups: node.inputShapes[0][0]))
    let pointwise = graph.node(
      "Conv", [depthwise] + parameters(&graph, "pointwise.weight", "pointwise.bias"),
      name: "\(name)/pointwise",
      [.integers("kernel_shape", [Int](repeating: 1, count: rank))])
    return activated(&graph, pointwise)
  }

  private func attributes(_ type: String, groups: Int) -> [WireAttributeProto] {
    guard let window = node.window else { return [] }
    // A transposed convolution's padding at the end may be negative: its output is then made longer.
    var attributes: [WireAttributeProto] = [
      .integers("kernel_shape", window.kernel), .integers("strides", window.strides),
      .integers("dilations", window.dilations), .integer("group", groups),
      .integers("pads", window.paddingBegin + window.paddingEnd.map { max($0, 0) }),
    ]
    if window.paddingEnd.contains(where: { $0 < 0 }) {
      attributes.append(.integers("output_padding", window.paddingEnd.map { max(-$0, 0) }))
    }
    return attributes
  }

  func dense(_ graph: inout GraphWriter) -> String {
    let parameters = parameters(&graph, "weight", "bias")
    return activated(
      &graph, graph.node("Gemm", inputs + parameters, name: name, [.integer("transB", 1)]))
  }
}
