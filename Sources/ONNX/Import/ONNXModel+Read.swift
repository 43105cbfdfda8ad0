import Files
import Foundation
import Networks
import Settings
import SwiftProtobuf
import Tensors

extension ONNXModel {
  /// The versions of the operators that are understood.
  private static let opsets = Int64(7)...Int64(25)

  static func read(
    _ bytes: Data, file: String, folder: String?, inputShape: Shape?
  ) throws(FileError) -> ONNXModel {
    try WireScan.check(bytes, file: file)
    let model: WireModelProto
    do {
      model = try WireModelProto(sharing: bytes)
    } catch {
      throw FileError(.malformed, file, "expected an ONNX model, found other bytes")
    }
    guard model.hasGraph else { throw FileError(.malformed, file, "expected an ONNX model, found no graph") }
    let standard = model.opsetImport.filter { ["", "ai.onnx"].contains($0.domain) }
    guard standard.count == 1, opsets.contains(standard[0].version) else {
      throw FileError(
        .unfit, file,
        "expected operators of one version from \(opsets.lowerBound) to \(opsets.upperBound), found "
          + (standard.isEmpty ? "none" : standard.prefix(4).map { "\($0.version)" }.joined(separator: ", ")))
    }
    let graph = model.graph
    guard graph.node.count <= 50_000 else {
      throw FileError(.unfit, file, "expected at most 50000 nodes, found \(graph.node.count)")
    }
    guard graph.output.count == 1 else {
      throw FileError(.unfit, file, "expected one output, found \(graph.output.count)")
    }
    let input = try FileInput(graph, shape: inputShape, file: file)
    var nodes: [FileNode] = []
    for (index, node) in graph.node.enumerated() {
      nodes.append(try FileNode(node, index: index, file: file))
    }
    var constants: [FileTensor] = []
    var neighbours = NeighbourFiles(of: file, folder: folder)
    for tensor in graph.initializer {
      constants.append(try FileTensor(neighbours.filled(tensor), name: tensor.name, file: file))
    }
    let output = graph.output[0].name
    var reader = try GraphReader(
      nodes, constants: constants, input: (input.name, input.shape), outputs: [output],
      batchSize: input.batchSize, opset: Int(standard[0].version),
      fileSize: bytes.count + neighbours.byteCount, file: file)
    try reader.read()
    return try ONNXModel(
      reader, output: output, inputShape: input.shape, name: graph.name, texts: model.metadataProps)
  }

  /// The model that nodes were read to.
  private init(
    _ reader: GraphReader, output: String, inputShape: Shape, name: String,
    texts: [WireStringStringEntryProto]
  ) throws(FileError) {
    var reader = reader
    let file = reader.file
    let last = try reader.result(output)
    var layers = reader.layers(leadingTo: last)
    var metadata = Dictionary(texts.map { ($0.key, $0.value) }) { first, _ in first }
    let names = metadata.removeValue(forKey: MetadataKey.classNames)
    let architecture = metadata.removeValue(forKey: MetadataKey.architecture)
    head = metadata.removeValue(forKey: MetadataKey.head).flatMap(Head.init)
    // What we put behind the network is not part of it.
    if let head, layers.count > 1, layers.last?.kind == head.rawValue {
      layers.removeLast()
    } else {
      head = nil
    }
    let spec: NetworkSpec
    let shapes: NetworkShapes
    do throws(NetworkError) {
      spec = try NetworkSpec(
        name: architecture ?? (name.isEmpty ? "onnx" : String(name.prefix(200))),
        layers: .array(layers.map(\.json)))
      shapes = try NetworkShapes(spec, inputShape: inputShape)
    } catch {
      throw FileError(.unfit, file, error.description)
    }
    var weights: [(name: String, tensor: Tensor)] = []
    for (node, layer) in zip(shapes.nodes, layers) {
      for parameter in node.parameters {
        guard let tensor = layer.weights[parameter.name], tensor.shape == parameter.shape else {
          throw FileError(.unfit, file, "layer '\(node.name)': expected a \(parameter.name), found none")
        }
        weights.append(("\(node.name).\(parameter.name)", tensor))
      }
    }
    (self.spec, self.inputShape, self.weights) = (spec, inputShape, weights)
    scaling = reader.scaling?.scaling ?? ONNXScaling()
    classNames = names.flatMap(Self.texts) ?? []
    self.metadata = metadata.filter { !$0.key.hasPrefix(MetadataKey.prefix) }
  }

  /// A list of texts in JSON; nil where it is none.
  private static func texts(_ json: String) -> [String]? {
    guard case .array(let list)? = try? JSONValue(parsing: json) else { return nil }
    let texts = list.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return texts.count == list.count ? texts : nil
  }
}

/// The input of a file: its name and the shape of one sample.
private struct FileInput {
  let name: String
  let shape: Shape
  /// The number of samples where it is fixed.
  let batchSize: Int?

  /// - Parameter wanted: the shape where the file leaves it open.
  init(_ graph: WireGraphProto, shape wanted: Shape?, file: String) throws(FileError) {
    // Older files list their initializers as inputs too.
    let constants = Set(graph.initializer.map(\.name))
    let inputs = graph.input.filter { !constants.contains($0.name) }
    guard inputs.count == 1 else {
      throw FileError(.unfit, file, "expected one input, found \(inputs.count)")
    }
    let place = "input \(quoted(inputs[0].name))"
    let type = inputs[0].type.tensorType
    guard type.elemType == ElementType.float.rawValue else {
      throw FileError(.unfit, file, "\(place): expected values of type FLOAT, found type \(type.elemType)")
    }
    let sizes = type.shape.dim.map { $0.hasDimValue ? Int($0.dimValue) : nil }
    let found = sizes.prefix(8).map { $0.map(String.init) ?? "?" }.joined(separator: "x")
    guard (2...6).contains(sizes.count) else {
      throw FileError(
        .unfit, file, "\(place): expected samples by up to 5 sizes, found \(found.isEmpty ? "none" : found)")
    }
    let fixed = sizes.dropFirst().compactMap { $0 }
    guard fixed.allSatisfy({ (1...1 << 31).contains($0) }), sizes[0].map({ $0 > 0 }) ?? true else {
      throw FileError(.malformed, file, "\(place): expected sizes of at least 1, found \(found)")
    }
    if let wanted {
      guard wanted.rank == sizes.count - 1,
        zip(wanted.dimensions, sizes.dropFirst()).allSatisfy({ $1 == nil || $0 == $1 })
      else { throw FileError(.unfit, file, "\(place): expected samples of \(wanted), found \(found)") }
      shape = wanted
    } else {
      guard fixed.count == sizes.count - 1 else {
        throw FileError(
          .unfit, file, "\(place): expected samples of fixed sizes, found \(found); give the input's shape")
      }
      shape = Shape(fixed)
    }
    guard let count = shape.checkedCount, count <= 1 << 31 else {
      throw FileError(.unfit, file, "\(place): samples of \(shape) are too large")
    }
    (name, batchSize) = (inputs[0].name, sizes[0])
  }
}

extension GraphReader {
  /// The layer that gives the file's output.
  mutating func result(_ name: String) throws(FileError) -> SampleValue {
    guard case .samples(let value)? = values[name] else {
      throw FileError(.malformed, file, "output \(quoted(name)): no node gives it")
    }
    guard let last = lastNode else { throw FileError(.unfit, file, "expected nodes, found none") }
    return try materialized(value, for: last)
  }

  /// The layers that the result follows from, in their order.
  func layers(leadingTo result: SampleValue) -> [LayerDraft] {
    var wanted: Set<String> = [result.source]
    for draft in drafts.reversed() where wanted.contains(draft.name) { wanted.formUnion(draft.inputs) }
    return drafts.filter { wanted.contains($0.name) }
  }
}
