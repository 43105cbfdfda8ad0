public import ArgumentParser
import Lab
import Networks
import Reports
public import Tensors

/// `cnnlab architectures show`: a network layer by layer, as a table, as JSON, or as a drawing.
struct ArchitecturesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a network layer by layer: shapes, parameters, cost, memory.")

  @Argument(help: "The name of a built-in architecture, or of one in the file.")
  var name: String
  @Option(help: "An experiment file whose own architectures are known too.")
  var file: String?
  @Option(help: "The shape of one sample, such as 3x32x32 (else the one the network was made for).")
  var input: Shape?
  @Option(help: "The number of classes (else the one the network was made for).")
  var classes: Int?
  @Option(help: "What numbers of channels and hidden units are multiplied by.")
  var width = 1.0
  @Option(help: "The rate of dropout (else the network's own).")
  var dropout: Double?
  @Flag(help: "Print the table as JSON.")
  var json = false
  @Flag(help: "Draw the graph as SVG.")
  var svg = false
  @OptionGroup var output: OutputOption

  func validate() throws {
    if json && svg { throw ValidationError("expected --json or --svg, found both") }
  }

  func run() throws {
    let request = try ArchitectureRequest(
      name, file: file, input: input, classes: classes, width: width, dropout: dropout)
    if svg { return try output.write(GraphDrawing(request.shapes).svg) }
    let summary = ArchitectureSummary(request)
    let toTerminal = output.path == nil
    try output.write(
      json
        ? summary.json.rendered + "\n"
        : summary.text(
          width: toTerminal ? Terminal.columns(of: 1) : nil, style: toTerminal ? Terminal.style : .plain))
  }
}

extension Shape: ExpressibleByArgument {
  /// Reads sizes joined by crosses, such as `3x32x32`.
  public init?(argument: String) {
    let parts = argument.split(separator: "x", maxSplits: 8, omittingEmptySubsequences: false)
    let sizes = parts.compactMap { Int($0) }
    guard sizes.count == parts.count, sizes.allSatisfy({ $0 > 0 }) else { return nil }
    self.init(sizes)
  }
}
