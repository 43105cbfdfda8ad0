import Files
import Foundation

/// A walk over a file's bytes before anything is made of them.
///
/// Every field must lie within the message that holds it; and the messages, which take more memory than bytes of the file,
/// must not be more than a file of that size has reason to hold. What is found is named by its place.
struct WireScan {
  /// The messages of `onnx.proto`, and which of their fields hold messages or texts.
  private indirect enum Message {
    case model, graph, node, attribute, tensor, info, type, tensorType, shape, leaf

    /// The field's name, and the message in it; nil for a text.
    func field(_ number: UInt64) -> (name: String, message: Message?)? {
      switch (self, number) {
      case (.model, 7): ("graph", .graph)
      case (.model, 8): ("opset_import", .leaf)
      case (.model, 14): ("metadata_props", .leaf)
      case (.graph, 1): ("node", .node)
      case (.graph, 5): ("initializer", .tensor)
      case (.graph, 11): ("input", .info)
      case (.graph, 12): ("output", .info)
      case (.node, 1): ("input", nil)
      case (.node, 2): ("output", nil)
      case (.node, 5): ("attribute", .attribute)
      case (.attribute, 5): ("t", .tensor)
      case (.tensor, 13): ("external_data", .leaf)
      case (.info, 2): ("type", .type)
      case (.type, 1): ("tensor_type", .tensorType)
      case (.tensorType, 2): ("shape", .shape)
      case (.shape, 1): ("dim", .leaf)
      default: nil
      }
    }
  }

  private let file: String
  /// Bytes of memory that are still granted.
  private var budget: Int
  /// What a message and a text take, roughly.
  private static let (messageCost, textCost) = (256, 32)

  /// Walks over a whole file.
  static func check(_ bytes: Data, file: String) throws(FileError) {
    var scan = WireScan(file: file, budget: (1 << 20) + 16 * bytes.count)
    let outcome: Result<Void, FileError> = bytes.withUnsafeBytes { bytes in
      do throws(FileError) {
        return .success(try scan.walk(bytes, 0..<bytes.count, .model, at: []))
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }

  private init(file: String, budget: Int) { (self.file, self.budget) = (file, budget) }

  private mutating func walk(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ message: Message, at path: [String]
  ) throws(FileError) {
    var position = range.lowerBound
    var counts: [UInt64: Int] = [:]
    while position < range.upperBound {
      let start = position
      let tag = try varint(bytes, &position, range.upperBound, path)
      guard tag >> 3 > 0, tag >> 3 < 1 << 29 else {
        throw malformed(path, "expected a field at byte \(start), found the number \(tag >> 3)")
      }
      var length: UInt64 = 0
      switch tag & 7 {
      case 0: _ = try varint(bytes, &position, range.upperBound, path)
      case 1: length = 8
      case 2: length = try varint(bytes, &position, range.upperBound, path)
      case 5: length = 4
      default: throw malformed(path, "expected a known form of field at byte \(start), found \(tag & 7)")
      }
      guard length <= UInt64(range.upperBound - position) else {
        throw malformed(
          path,
          "the field at byte \(start) has \(length) bytes, but only \(range.upperBound - position) follow")
      }
      let content = position..<position + Int(length)
      position = content.upperBound
      guard let field = message.field(tag >> 3), tag & 7 == 2 else { continue }
      budget -= field.message == nil ? Self.textCost : Self.messageCost
      guard budget >= 0 else {
        throw malformed(path, "at byte \(start) there are more messages than a model of this size has")
      }
      guard let inner = field.message else { continue }
      let index = counts[tag >> 3, default: 0]
      counts[tag >> 3] = index + 1
      try walk(bytes, content, inner, at: path + ["\(field.name)[\(index)]"])
    }
  }

  private func varint(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, _ end: Int, _ path: [String]
  ) throws(FileError) -> UInt64 {
    var (value, shift) = (UInt64(0), UInt64(0))
    while position < end, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw malformed(path, "expected a number at byte \(position), found one that does not end")
  }

  private func malformed(_ path: [String], _ message: String) -> FileError {
    FileError(.malformed, file, (path.isEmpty ? "" : path.joined(separator: ".") + ": ") + message)
  }
}
