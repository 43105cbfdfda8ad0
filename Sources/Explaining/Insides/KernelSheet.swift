import Drawing
public import Images
public import Networks
import Tensors

/// The kernels of a layer as pictures.
public struct KernelSheet {
  /// The layer.
  public let layer: String
  /// Number of its kernels, one an output.
  public let count: Int
  /// Inputs of a kernel.
  public let inputs: Int
  /// Height and width.
  public let size: [Int]
  private let values: [Float]

  /// Reads the kernels of the named convolution, of the first one without a name; of a dense layer that reads the image, its
  /// weights by pixels.
  ///
  /// - Throws: where there is no such layer.
  public init(_ network: Network, layer name: String? = nil) throws {
    let found: (node: Network.Node, weight: Parameter, shape: [Int])
    if let name {
      let node = try network.layer(named: name)
      guard let kernels = network.kernels(of: node) else {
        let known = network.body.filter { network.kernels(of: $0) != nil }.map(\.name)
        throw ExplainingError(
          .usage,
          "layer '\(name)' (\(node.kind)): expected a layer with kernels of height and width; such are "
            + known.joined(separator: ", "))
      }
      found = (node, kernels.weight, kernels.shape)
    } else {
      guard let first = network.body.first(where: { network.kernels(of: $0) != nil }),
        let kernels = network.kernels(of: first)
      else { throw ExplainingError(.usage, "the model has no layer whose kernels could be drawn") }
      found = (first, kernels.weight, kernels.shape)
    }
    layer = found.node.name
    (count, inputs, size) = (found.shape[0], found.shape[1], Array(found.shape.suffix(2)))
    values = try found.weight.tensor().values
  }

  /// Kernels that a sheet shows at most.
  private static let mostKernels = 256
  /// Inputs of a kernel that a sheet shows at most.
  private static let mostInputs = 32

  /// The kernels of three inputs in color, of one as they come, of more as a row each.
  ///
  /// Each kernel is drawn in its own range: 0 is white (in color: gray), positive weights are red, negative ones blue.
  public func sheet(title: String) -> Image {
    let shown = 0..<min(count, Self.mostKernels)
    let area = size[0] * size[1]
    let tiles: [PictureSheet.Tile]
    let perRow: Int
    if inputs == 3 {
      tiles = shown.map { colored(kernel($0)) }
      perRow = Self.columns(of: tiles.count)
    } else {
      let rows = shown.map { number -> [PictureSheet.Tile] in
        let own = kernel(number)
        let limit = own.reduce(Float.leastNormalMagnitude) { max($0, abs($1)) }
        return (0..<min(inputs, Self.mostInputs)).map { input in
          let plane = own[own.startIndex + input * area..<own.startIndex + (input + 1) * area]
          return PictureSheet.Tile(
            Image(plane, height: size[0], width: size[1]) { HeatColors.signed($0 / limit) }, side: side)
        }
      }
      tiles = rows.flatMap(\.self)
      perRow = hasRowEach ? min(inputs, Self.mostInputs) : Self.columns(of: tiles.count)
    }
    return PictureSheet(
      lines: [title, "layer \(layer): \(count) kernels of \(inputs) x \(size[0]) x \(size[1])"] + legend,
      blocks: [.init(heading: nil, tiles: tiles, perRow: perRow, numbering: hasRowEach ? 1 : perRow)]
    ).image()
  }

  private var legend: [String] {
    [
      inputs == 3 ? "each in its own range: gray is 0" : "each in its own range: red above 0, blue below",
      hasRowEach ? "a row is a kernel, with its number" : "a row has the number of its first kernel",
      count > Self.mostKernels ? "the first \(Self.mostKernels) kernels" : nil,
      hasRowEach && inputs > Self.mostInputs ? "their first \(Self.mostInputs) inputs" : nil,
    ].compactMap(\.self)
  }

  private var hasRowEach: Bool { inputs != 1 && inputs != 3 }

  private var side: Int {
    // Weights of a dense layer are pictures as large as the image.
    if max(size[0], size[1]) > 16 { return 128 }
    return hasRowEach ? 36 : 64
  }

  private static func columns(of count: Int) -> Int { count > 64 ? 16 : 8 }

  private func kernel(_ number: Int) -> ArraySlice<Float> {
    let each = inputs * size[0] * size[1]
    return values[number * each..<(number + 1) * each]
  }

  private func colored(_ kernel: ArraySlice<Float>) -> PictureSheet.Tile {
    let limit = kernel.reduce(Float.leastNormalMagnitude) { max($0, abs($1)) }
    return PictureSheet.Tile(
      Image(planes: Array(kernel), shape: [3, size[0], size[1]], low: -limit, high: limit), side: side)
  }
}

extension Network {
  /// The weights of a layer that are pictures: kernels of height and width, or those of a dense layer that reads all pixels.
  fileprivate func kernels(of node: Node) -> (weight: Parameter, shape: [Int])? {
    if let weight = node.parameters["weight"] ?? node.parameters["depthwise.weight"], weight.shape.rank == 4 {
      // A transpose has its inputs first; what is drawn is the same.
      return (weight, weight.shape.dimensions)
    }
    guard node.kind == "dense", inputShape.rank == 3, let weight = node.parameters["weight"],
      weight.shape[1] == inputShape.count, node.inputs.allSatisfy({ reads(pixelsOf: $0) })
    else { return nil }
    return (weight, [weight.shape[0]] + inputShape.dimensions)
  }

  /// Whether a layer hands all pixels on as they are.
  private func reads(pixelsOf node: Int) -> Bool {
    node < 0 || (["flatten", "dropout"].contains(nodes[node].kind) && nodes[node].inputs.allSatisfy(reads))
  }
}
