import Foundation
public import Tensors

extension SafetensorsFile {
  /// The content of a file of tensors, as F32 in the order given; equal tensors give equal bytes.
  ///
  /// - Parameter metadata: texts for whoever reads the file.
  /// - Precondition: names differ, and none is `__metadata__`.
  public static func bytes(
    _ tensors: [(name: String, tensor: Tensor)], metadata: [String: String] = [:]
  ) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var members: [String] = []
    if !metadata.isEmpty {
      members.append("\"__metadata__\":" + String(decoding: try encoder.encode(metadata), as: UTF8.self))
    }
    var (end, names) = (0, Set<String>())
    for (name, tensor) in tensors {
      precondition(names.insert(name).inserted && name != "__metadata__", "one tensor is called '\(name)'")
      let start = end
      end += tensor.values.count * MemoryLayout<Float>.size
      let member = [
        name: SafetensorsHeader.Written(
          type: SafetensorsType.f32.rawValue, shape: tensor.shape.dimensions, offsets: [start, end])
      ]
      members.append(
        String(String(decoding: try encoder.encode(member), as: UTF8.self).dropFirst().dropLast()))
    }
    var header = Array("{\(members.joined(separator: ","))}".utf8)
    // Spaces at the end let the values begin at a multiple of eight bytes.
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var bytes = withUnsafeBytes(of: UInt64(header.count).littleEndian, Array.init) + header
    bytes.reserveCapacity(bytes.count + end)
    for (_, tensor) in tensors { bytes += RawValues.encode(tensor.values) }
    return bytes
  }
}
