import Lab
import Networks
import Reports
import Tensors

/// The layer table of an architecture, for people and for programs.
struct ArchitectureSummary {
  private let request: ArchitectureRequest
  private let table: LayerTable

  init(_ request: ArchitectureRequest) { (self.request, table) = (request, LayerTable(request.shapes)) }

  /// - Parameter width: the columns of the terminal; nil where lines may be of any length.
  func text(width: Int?, style: Style) -> String {
    let words = (request.summary ?? "").split(separator: " ").map(String.init)
    let head =
      ["\(table.name), input \(table.input), output \(request.shapes.outputShape)"]
      + wrapped(words, separator: " ", width: width)
    let layers = TextTable(fields: Self.fields, rows: table.rows.map(Self.texts))
      .lines(width: width, style: style).lines
    let totals = [
      "parameters     \(count(table.parameters)), and \(count(table.buffers)) running statistics: "
        + NumberText.bytes(table.weightBytes),
      "multiply-adds  \(count(table.multiplyAdds)) a sample",
      "activations    \(NumberText.bytes(table.activationBytes)) a sample",
    ]
    return [head, layers, totals].map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  var json: Reports.JSONValue {
    .object([
      ("name", .text(table.name)), ("description", JSONValue(request.summary)),
      ("input", table.input.json), ("classes", JSONValue(request.shapes.outputShape.count)),
      ("parameters", JSONValue(table.parameters)),
      ("buffers", JSONValue(table.buffers)), ("weight_bytes", JSONValue(table.weightBytes)),
      ("multiply_adds", JSONValue(table.multiplyAdds)),
      ("activation_bytes", JSONValue(table.activationBytes)),
      (
        "layers",
        .array(
          table.rows.map { row in
            .object([
              ("name", .text(row.name)), ("kind", .text(row.kind)),
              ("inputs", .array(row.inputs.map { .text($0) })), ("output", row.output.json),
              ("parameters", JSONValue(row.parameters)),
              ("buffers", JSONValue(row.buffers)),
              ("multiply_adds", JSONValue(row.multiplyAdds)),
              ("activation_bytes", JSONValue(row.activationBytes)),
            ])
          })
      ),
    ])
  }

  private static let fields = [
    TextTable.Field(heading: "layer", alignment: .left, importance: 90),
    TextTable.Field(heading: "kind", alignment: .left, importance: 85),
    TextTable.Field(heading: "output", alignment: .left, importance: 88),
    TextTable.Field(heading: "parameters", alignment: .right, importance: 87),
    TextTable.Field(heading: "multiply-adds", alignment: .right, importance: 86),
    TextTable.Field(heading: "activations", alignment: .right, importance: 84),
    TextTable.Field(heading: "reads", alignment: .left, importance: 1),
  ]

  private static func texts(_ row: LayerTable.Row) -> [String] {
    [
      row.name, row.kind, "\(row.output)", NumberText.count(Int64(row.parameters)),
      NumberText.count(Int64(row.multiplyAdds)), NumberText.bytes(row.activationBytes),
      row.inputs.joined(separator: ", "),
    ]
  }

  private func count(_ value: Int) -> String { NumberText.count(Int64(value)) }
}

extension Shape {
  /// The sizes as a list.
  var json: Reports.JSONValue { .array(dimensions.map { JSONValue($0) }) }
}
