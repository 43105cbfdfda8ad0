import Files
import Tensors

/// A node of a file: its operator, the names of its values, and its attributes as they are asked for.
struct FileNode {
  let type: String
  /// Its place among the nodes, from 0.
  let index: Int
  let inputs: [String]
  let outputs: [String]
  let name: String
  private let attributes: [String: WireAttributeProto]
  private let file: String

  init(_ node: WireNodeProto, index: Int, file: String) throws(FileError) {
    (type, self.index, inputs, outputs) = (node.opType, index, node.input, node.output)
    (name, self.file) = (node.name, file)
    attributes = Dictionary(node.attribute.map { ($0.name, $0) }) { first, _ in first }
    guard attributes.count == node.attribute.count else {
      throw malformed("expected attributes of different names, found two that are alike")
    }
    guard inputs.count <= Self.mostInputs else {
      throw unfit("expected at most \(Self.mostInputs) inputs, found \(inputs.count)")
    }
    guard ["", "ai.onnx"].contains(node.domain) else {
      throw unfit("expected an operator of ONNX itself, found one of domain \(quoted(node.domain))")
    }
  }

  /// More than any known network joins in one node; some work is done for each input of each node.
  private static let mostInputs = 1000

  /// Refuses attributes that the caller does not know: they may change what the operator does.
  func allow(_ known: String...) throws(FileError) {
    if let other = attributes.keys.filter({ !known.contains($0) }).min() {
      throw unfit("attribute \(quoted(other)) is not known here; known are \(known.joined(separator: ", "))")
    }
  }

  func has(_ name: String) -> Bool { attributes[name] != nil }

  func integer(_ name: String, default fallback: Int) throws(FileError) -> Int {
    guard let attribute = attributes[name] else { return fallback }
    guard attribute.type == .int || attribute.type == .undefined && attribute.hasI else {
      throw malformed("attribute \(quoted(name)): expected a whole number, found another type")
    }
    return Int(attribute.i)
  }

  func integers(_ name: String) throws(FileError) -> [Int]? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.type == .ints || attribute.type == .undefined else {
      throw malformed("attribute \(quoted(name)): expected whole numbers, found another type")
    }
    return attribute.ints.map { Int($0) }
  }

  /// One number for each spatial dimension.
  func sizes(_ name: String, count: Int, default fallback: Int) throws(FileError) -> [Int] {
    guard let sizes = try integers(name) else { return [Int](repeating: fallback, count: count) }
    guard sizes.count == count else {
      throw malformed("attribute \(quoted(name)): expected \(count) whole numbers, found \(sizes.count)")
    }
    return sizes
  }

  /// A number; that of single precision which is written so.
  func number(_ name: String, default fallback: Double) throws(FileError) -> Double {
    guard let attribute = attributes[name] else { return fallback }
    guard attribute.type == .float || attribute.type == .undefined && attribute.hasF else {
      throw malformed("attribute \(quoted(name)): expected a number, found another type")
    }
    return attribute.f.written
  }

  func text(_ name: String) throws(FileError) -> String? {
    guard let attribute = attributes[name] else { return nil }
    guard attribute.type == .string || attribute.type == .undefined && attribute.hasS else {
      throw malformed("attribute \(quoted(name)): expected a text, found another type")
    }
    return String(decoding: attribute.s, as: UTF8.self)
  }

  func tensor(_ name: String) -> WireTensorProto? {
    attributes[name].flatMap { $0.hasT ? $0.t : nil }
  }

  /// What is wrong with the file.
  func malformed(_ message: String) -> FileError { FileError(.malformed, file, "\(place): \(message)") }

  /// What no layer of ours does.
  func unfit(_ message: String) -> FileError { FileError(.unfit, file, "\(place): \(message)") }

  private var place: String {
    "node \(name.isEmpty ? "\(index)" : quoted(name)) (\(type.prefix(100)))"
  }
}

extension Float {
  /// The shortest decimal number that has this one for its single precision: 0.1 rather than 0.100000001.
  var written: Double { Double("\(self)") ?? Double(self) }
}
