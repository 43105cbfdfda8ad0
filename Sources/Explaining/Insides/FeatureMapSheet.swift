import Drawing
import Foundation
public import Images
import Networks
import Tensors

/// What the layers of a network make of an image.
public struct FeatureMapSheet {
  /// The outputs of one layer.
  struct Output {
    let name: String
    let kind: String
    /// `C x H x W`, or `C` alone.
    let shape: Shape
    let values: [Float]
  }

  let outputs: [Output]
  private let isOfOneLayer: Bool

  /// Names of the layers that are shown.
  public var layers: [String] { outputs.map(\.name) }

  /// Runs the explainer's network on its image.
  ///
  /// - Parameter name: the only layer that is shown; all with maps or features where nil.
  public init(_ explainer: Explainer, layer name: String? = nil) throws {
    let network = explainer.network
    let chosen = try name.map { [try network.layer(named: $0)] } ?? Array(network.body)
    let plan = try ExecutionPlan(network, batchSize: 1, mode: .explanation, context: explainer.context)
    try plan.input.load(Tensor(shape: explainer.subject.shape, values: explainer.subject.values))
    try plan.forward()
    outputs = try chosen.compactMap { node in
      // Flattened values are those of the layer before.
      guard [1, 3].contains(node.outputShape.rank),
        name != nil || !["flatten", "dropout"].contains(node.kind),
        let values = try plan.output(of: node.name)?.tensor().values
      else { return nil }
      return Output(name: node.name, kind: node.kind, shape: node.outputShape, values: values)
    }
    isOfOneLayer = name != nil
    guard !outputs.isEmpty else {
      throw ExplainingError(.usage, "layer '\(name ?? "")': expected an output of maps or features to draw")
    }
  }

  /// The maps, layer below layer, each layer in a range of its own.
  ///
  /// - Parameter lines: what is written above, the first being the title.
  public func sheet(lines: [String]) -> Image {
    let legend = [
      "dark is the low end of the range behind a layer's name, light the high end",
      isOfOneLayer ? "a row has the number of its first map" : nil,
    ].compactMap(\.self)
    return PictureSheet(lines: lines + legend, blocks: outputs.map(block)).image()
  }

  private func block(_ output: Output) -> PictureSheet.Block {
    let (low, high) = (output.values.min() ?? 0, output.values.max() ?? 1)
    let count = output.shape[0]
    let color = { (value: Float) in HeatColors.amount(high > low ? (value - low) / (high - low) : 0) }
    let range = String(format: "%.3g to %.3g", Double(low), Double(high))
    var heading = "\(output.name) (\(output.kind)) \(output.shape): \(range)"
    guard output.shape.rank == 3 else {
      // Features in rows of 64.
      let columns = min(count, 64)
      let rows = (count + columns - 1) / columns
      let values = output.values + [Float](repeating: low, count: rows * columns - count)
      let picture = Image(values, height: rows, width: columns, color)
      return .init(heading: heading, tiles: [.init(picture, side: max(columns, rows) * 12)], perRow: 1)
    }
    let most = isOfOneLayer ? 256 : 16
    if count > most { heading += ", the first \(most)" }
    let (height, width) = (output.shape[1], output.shape[2])
    let tiles = (0..<min(count, most)).map { channel in
      PictureSheet.Tile(
        Image(
          output.values[channel * height * width..<(channel + 1) * height * width], height: height,
          width: width,
          color), side: isOfOneLayer ? 96 : 56)
    }
    return .init(
      heading: heading, tiles: tiles, perRow: isOfOneLayer ? 8 : 16, numbering: isOfOneLayer ? 8 : 0)
  }
}
