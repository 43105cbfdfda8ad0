import Foundation
import FoundationXML
import Networks
import Tensors
import Testing

/// Drawings are valid XML, show every layer and every edge, and no box stands on another.
@Suite struct GraphDrawingTests {
  @Test(arguments: Architecture.all.map(\.name))
  func showsTheWholeGraph(_ name: String) throws {
    let architecture = try Architecture.named(name)
    let spec = try architecture.spec(input: architecture.input, classes: architecture.classes)
    let drawing = try DrawnGraph(NetworkShapes(spec, inputShape: architecture.input))
    #expect(drawing.boxes.count == spec.nodes.count + 1)
    #expect(drawing.edgeCount == spec.nodes.reduce(0) { $0 + $1.inputs.count })
    for node in spec.nodes { #expect(drawing.texts.contains(node.name), "\(node.name)") }
    #expect(drawing.texts.contains("\(architecture.input)"))
    let page = CGRect(origin: .zero, size: drawing.size)
    for (index, box) in drawing.boxes.enumerated() {
      #expect(page.contains(box))
      #expect(!drawing.boxes[..<index].contains { $0.intersects(box) }, "box \(index)")
    }
  }

  /// Joins stand under the layer before the fork, so that the trunk of a residual network is a straight line.
  @Test(arguments: ["resnet20", "inception"])
  func trunksAreStraight(_ name: String) throws {
    let architecture = try Architecture.named(name)
    let spec = try architecture.spec(input: architecture.input, classes: 10)
    let drawing = try DrawnGraph(NetworkShapes(spec, inputShape: architecture.input))
    let joins = spec.nodes.indices.filter { spec.nodes[$0].inputs.count > 1 }
    #expect(joins.count == 9)
    for join in joins { #expect(abs(drawing.boxes[join + 1].midX - drawing.boxes[0].midX) < 1) }
  }

  @Test func namesAreEscaped() throws {
    let spec = try NetworkSpec(layers: #"["flatten"]"#, name: "a<b&c")
    #expect(try DrawnGraph(NetworkShapes(spec, inputShape: [2])).title == "a<b&c, input 2")
  }

  /// Edges that pass by everything could fill the memory.
  @Test func hopelessGraphsAreRefused() throws {
    var layers = ["\"relu\""]
    for index in 1..<1000 {
      layers.append(#"{"name": "long\#(index)", "inputs": ["input"], "relu": {}}"#)
      layers.append(#"{"name": "join\#(index)", "inputs": ["relu1"], "relu": {}}"#)
    }
    let chain = (1..<3000).map { _ in "\"relu\"" }
    layers += chain
    for index in 1..<1000 {
      layers.append(#"{"name": "end\#(index)", "inputs": ["relu3000", "long\#(index)"], "add": {}}"#)
    }
    let spec = try NetworkSpec(layers: "[\(layers.joined(separator: ", "))]")
    let shapes = try NetworkShapes(spec, inputShape: [2])
    #expect(throws: NetworkError("'net' has too many and too long edges for a drawing")) {
      try GraphDrawing(shapes)
    }
  }
}

/// A drawing read back.
private final class DrawnGraph: NSObject, XMLParserDelegate {
  private(set) var size = CGSize.zero
  private(set) var boxes: [CGRect] = []
  private(set) var edgeCount = 0
  private(set) var texts: Set<String> = []
  private(set) var title = ""
  private var text = ""

  init(_ shapes: NetworkShapes) throws {
    super.init()
    let parser = XMLParser(data: Data(try GraphDrawing(shapes).svg.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    func number(_ key: String) -> Double { attributes[key].flatMap { Double($0) } ?? .nan }
    text = ""
    switch name {
    case "svg": size = CGSize(width: number("width"), height: number("height"))
    case "rect" where attributes["x"] != nil:
      boxes.append(CGRect(x: number("x"), y: number("y"), width: number("width"), height: number("height")))
    case "path" where attributes["marker-end"] != nil: edgeCount += 1
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { texts.insert(text) }
    if name == "title" { title = text }
  }
}
