public import Files
import Foundation
import Networks
import Settings
import SwiftProtobuf
import Tensors

extension ONNXModel {
  /// The version of the operators that files are written with, and that of the format which goes with it.
  static let (opset, irVersion) = (Int64(17), Int64(8))

  /// The content of a file; equal models give equal bytes.
  ///
  /// - Throws: where a weight is missing or has another shape, or nothing in ONNX stands for a layer.
  public func bytes() throws(FileError) -> [UInt8] {
    let pieces = try pieces()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.byteCount)
    pieces.each { bytes += $0 }
    return bytes
  }

  /// Writes a file, all or nothing; the weights are not copied for it.
  ///
  /// - Throws: where the file cannot be written, a weight is missing or has another shape, or nothing in ONNX stands for
  ///   a layer.
  public func write(to path: String) throws {
    let pieces = try pieces()
    try NewFile(path).write { handle in try pieces.each { try handle.write(contentsOf: $0) } }
  }

  private func pieces() throws(FileError) -> WirePieces {
    var model = WireModelProto()
    model.irVersion = Self.irVersion
    model.producerName = "cnnlab"
    var operators = WireOperatorSetIdProto()
    operators.version = Self.opset
    model.opsetImport = [operators]
    model.metadataProps = try texts()
    let graph = try graph()
    guard let pieces = try? WirePieces(model, graph: graph.graph, tensors: graph.tensors),
      pieces.byteCount <= Int(Int32.max)
    else {
      throw FileError(
        .unfit, "network '\(spec.name)'", "expected at most 2 GiB of weights, which is what ONNX can hold")
    }
    return pieces
  }

  private func texts() throws(FileError) -> [WireStringStringEntryProto] {
    if let key = metadata.keys.filter({ $0.hasPrefix(MetadataKey.prefix) }).min() {
      throw FileError(
        .unfit, "metadata", "expected a key that does not begin with '\(MetadataKey.prefix)', found '\(key)'")
    }
    var texts = metadata
    texts[MetadataKey.architecture] = spec.name
    texts[MetadataKey.head] = head?.rawValue
    if !classNames.isEmpty {
      texts[MetadataKey.classNames] = JSONValue.array(classNames.map(JSONValue.text)).canonicalText
    }
    return texts.sorted { $0.key < $1.key }.map { key, value in
      var entry = WireStringStringEntryProto()
      (entry.key, entry.value) = (key, value)
      return entry
    }
  }

  private func graph() throws(FileError) -> GraphWriter {
    let shapes: NetworkShapes
    do throws(NetworkError) {
      shapes = try NetworkShapes(spec, inputShape: inputShape)
    } catch {
      throw FileError(.unfit, "network '\(spec.name)'", error.description)
    }
    let weights = try weights(for: shapes)
    var graph = GraphWriter()
    let input = try scaledInput(&graph)
    var values: [String] = []
    for node in shapes.nodes {
      let inputs = node.inputs.map { $0 < 0 ? input : values[$0] }
      values.append(try LayerWriter(node, reading: inputs, weights: weights).write(to: &graph))
    }
    var last = values.last ?? input
    if shapes.outputShape.rank > 1 {
      last = graph.node("Flatten", [last], name: "/result/flatten", [.integer("axis", 1)])
    }
    switch head {
    case .softmax: last = graph.node("Softmax", [last], name: "/result/softmax", [.integer("axis", 1)])
    case .sigmoid: last = graph.node("Sigmoid", [last], name: "/result/sigmoid")
    case nil: break
    }
    graph.finish(
      last, name: spec.name, input: shapes.inputShape, output: [shapes.outputShape.count])
    return graph
  }

  /// The weights by name, once it is known that they are what the network asks for.
  private func weights(for shapes: NetworkShapes) throws(FileError) -> [String: Tensor] {
    let found = Dictionary(weights.map { ($0.name, $0.tensor) }) { first, _ in first }
    for node in shapes.nodes {
      for parameter in node.parameters {
        let name = "\(node.name).\(parameter.name)"
        guard found[name]?.shape == parameter.shape else {
          throw FileError(
            .unfit, "weight '\(name)'",
            "expected a tensor of shape \(parameter.shape), found "
              + (found[name].map { "one of shape \($0.shape)" } ?? "none"))
        }
      }
    }
    return found
  }

  /// The input as the first layer takes it.
  private func scaledInput(_ graph: inout GraphWriter) throws(FileError) -> String {
    let channels = inputShape[0]
    guard scaling.mean.count == scaling.deviation.count, [0, channels].contains(scaling.mean.count) else {
      throw FileError(
        .unfit, "network '\(spec.name)'",
        "expected a mean and a deviation for each of \(channels) channels, found \(scaling.mean.count) and "
          + "\(scaling.deviation.count)")
    }
    var value = GraphNames.input
    if scaling.divisor != 1 {
      let divisor = graph.scalar("/scaling/divisor", Float(scaling.divisor))
      value = graph.node("Div", [value, divisor], name: "/scaling/division")
    }
    guard !scaling.mean.isEmpty else { return value }
    let perChannel = Shape([channels] + inputShape.dimensions.dropFirst().map { _ in 1 })
    let mean = graph.initializer(
      "/scaling/mean", Tensor(shape: perChannel, values: scaling.mean.map { Float($0) }))
    let deviation = graph.initializer(
      "/scaling/deviation", Tensor(shape: perChannel, values: scaling.deviation.map { Float($0) }))
    value = graph.node("Sub", [value, mean], name: "/scaling/centred")
    return graph.node("Div", [value, deviation], name: "/scaling/standardized")
  }
}
