import Foundation
import Words

/// A network's graph as a drawing: a box for each layer with kind, name and shape, the network's input on top.
public struct GraphDrawing {
  private let shapes: NetworkShapes
  private let graph: GraphRows
  private let boxWidth: Double
  private let middles: [Double]

  private static let boxHeight = 46.0
  private static let rowGap = 24.0
  private static let margin = 20.0

  /// Finds a place for everything.
  ///
  /// - Throws: where the graph is too large to be drawn.
  public init(_ shapes: NetworkShapes) throws(NetworkError) {
    self.shapes = shapes
    graph = try GraphRows(shapes)
    // Of 11 pixels, characters are 7 wide at most.
    let longest = (-1..<shapes.nodes.count).flatMap { Self.lines($0, in: shapes) }.map(\.count).max() ?? 0
    boxWidth = max(110, Double(longest) * 7 + 16)
    let middles = graph.middles(boxWidth: boxWidth, gap: 16)
    let left = (middles.min() ?? 0) - boxWidth / 2
    self.middles = middles.map { $0 - left + Self.margin }
  }

  /// The drawing as a document in SVG 1.1 that needs nothing else.
  public var svg: String {
    let right = (middles.max() ?? 0) + boxWidth / 2
    let bottom = (graph.places.map(\.row).max() ?? 0) + 1
    let size = (right + Self.margin, top(ofRow: bottom) - Self.rowGap + Self.margin)
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(text(size.0))" height="\(text(size.1))" \
      viewBox="0 0 \(text(size.0)) \(text(size.1))" font-family="sans-serif" font-size="11" text-anchor="middle">
      <title>\(escapedForMarkup(shapes.spec.name)), input \(shapes.inputShape)</title>
      <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>
      <rect width="100%" height="100%" fill="#fff"/>

      """
    let boxes = graph.places.indices.compactMap(box)
    let parts = ["<g fill=\"none\" stroke=\"#555\">"] + edges + ["</g>"] + boxes + ["</svg>"]
    return head + parts.joined(separator: "\n") + "\n"
  }

  private static func lines(_ node: Int, in shapes: NetworkShapes) -> [String] {
    guard node >= 0 else { return [NetworkSpec.inputName, "\(shapes.inputShape)"] }
    let node = shapes.nodes[node]
    return [node.kind, node.name, "\(node.outputShape)"]
  }

  private func box(_ place: Int) -> String? {
    guard let node = graph.places[place].node else { return nil }
    let lines = Self.lines(node, in: shapes)
    let (middle, top) = (middles[place], top(ofRow: graph.places[place].row))
    let frame = """
      <rect x="\(text(middle - boxWidth / 2))" y="\(text(top))" width="\(text(boxWidth))" \
      height="\(text(Self.boxHeight))" rx="4" fill="\(colour(node))" stroke="#555"/>
      """
    let first = top + Self.boxHeight / 2 + 4 - 14 * Double(lines.count - 1) / 2
    let texts = lines.enumerated().map { index, line in
      """
      <text x="\(text(middle))" y="\(text(first + 14 * Double(index)))"\
      \(index == 0 ? " font-weight=\"bold\"" : "")>\(escapedForMarkup(line))</text>
      """
    }
    return ([frame] + texts).joined(separator: "\n")
  }

  /// What multiplies is blue, other layers with parameters are grey, joins are orange.
  private func colour(_ node: Int) -> String {
    guard node >= 0 else { return "#fff" }
    let node = shapes.nodes[node]
    if node.layer.multiplyAdds(for: node.inputShapes) > 0 { return "#cfe2f3" }
    if node.inputs.count > 1 { return "#fce5cd" }
    return node.parameters.isEmpty ? "#fff" : "#e8e8e8"
  }

  private var edges: [String] {
    graph.places.indices.filter { graph.places[$0].node != nil }.flatMap { box in
      graph.places[box].above.map {
        "<path d=\"\(path(graph.way(to: $0), to: box))\" marker-end=\"url(#tip)\"/>"
      }
    }
  }

  /// From box to box, straight down beside those that it passes.
  private func path(_ way: [Int], to box: Int) -> String {
    var path = ""
    for (from, to) in zip(way, way.dropFirst() + [box]) {
      let start = top(ofRow: graph.places[from].row) + Self.boxHeight
      let end = top(ofRow: graph.places[to].row)
      let between = text((start + end) / 2)
      path += path.isEmpty ? "M\(text(middles[from])) \(text(start))" : "V\(text(start))"
      path +=
        middles[from] == middles[to]
        ? "V\(text(end))"
        : "C\(text(middles[from])) \(between) \(text(middles[to])) \(between) \(text(middles[to])) \(text(end))"
    }
    return path
  }

  private func top(ofRow row: Int) -> Double {
    Self.margin + Double(row) * (Self.boxHeight + Self.rowGap)
  }

  private func text(_ number: Double) -> String { String(format: "%.1f", number) }
}
