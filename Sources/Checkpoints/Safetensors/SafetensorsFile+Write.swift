import Files
import Foundation
public import Tensors

extension SafetensorsFile {
  /// What a file will say of one tensor before its values.
  public enum Content: Hashable, Sendable {
    /// Values in single precision.
    case values(name: String, shape: Shape)
    /// One whole number without dimensions, as PyTorch counts batches.
    case count(name: String, Int64)

    /// The tensor's name.
    public var name: String {
      switch self {
      case .values(let name, _), .count(let name, _): name
      }
    }
  }

  /// The content of a file of tensors, as F32 in the order given; equal tensors give equal bytes.
  ///
  /// - Parameter metadata: texts for whoever reads the file.
  /// - Precondition: names differ, and none is `__metadata__`.
  public static func bytes(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]
  ) throws -> [UInt8] {
    let contents = tensors.map { Content.values(name: $0.name, shape: $0.tensor.shape) }
    var bytes = try head(of: contents, metadata: metadata)
    bytes.reserveCapacity(bytes.count + tensors.reduce(0) { $0 + 4 * $1.tensor.values.count })
    for (_, tensor) in tensors { bytes += RawValues.encode(tensor.values) }
    return bytes
  }

  /// Writes a file of tensors, all or nothing; of the values no more than one tensor's are in memory for it.
  ///
  /// - Parameters:
  ///   - contents: whole numbers first, so that every tensor begins at a multiple of its values' size.
  ///   - tensor: gives the values of a name when it is their turn.
  /// - Precondition: names differ, none is `__metadata__`, and values have the shape that was said.
  public static func write(
    _ contents: [Content], metadata: [String: String] = [:], to path: String,
    tensor: (String) throws -> Tensor
  ) throws {
    let head = try head(of: contents, metadata: metadata)
    try NewFile(path).write { handle throws in
      try handle.write(contentsOf: head)
      for content in contents {
        switch content {
        case .count(_, let value):
          try handle.write(contentsOf: withUnsafeBytes(of: value.littleEndian, Array.init))
        case .values(let name, let shape):
          let tensor = try tensor(name)
          precondition(tensor.shape == shape, "'\(name)' was said to be \(shape), not \(tensor.shape)")
          try tensor.values.withUnsafeBytes { try handle.write(contentsOf: $0) }
        }
      }
    }
  }

  /// All that stands before the values.
  private static func head(of contents: [Content], metadata: [String: String]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var members: [String] = []
    if !metadata.isEmpty {
      let texts = String(decoding: try encoder.encode(metadata), as: UTF8.self)
      members.append("\"\(SafetensorsHeader.metadataName)\":\(texts)")
    }
    var (end, names) = (0, Set<String>())
    for content in contents {
      let name = content.name
      precondition(
        names.insert(name).inserted && name != SafetensorsHeader.metadataName,
        "one tensor is called '\(name)'")
      let (type, shape): (SafetensorsType, Shape) =
        switch content {
        case .values(_, let shape): (.f32, shape)
        case .count: (.i64, [])
        }
      let start = end
      end += shape.count * type.size
      let member = [
        name: SafetensorsHeader.Written(type: type.rawValue, shape: shape.dimensions, offsets: [start, end])
      ]
      members.append(
        String(String(decoding: try encoder.encode(member), as: UTF8.self).dropFirst().dropLast()))
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    // Spaces at the end let the values begin at a multiple of eight bytes.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(header.count).littleEndian, Array.init) + header
  }
}
