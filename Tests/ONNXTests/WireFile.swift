import Foundation

/// The bytes of an ONNX file put together by hand, field by field: also those that nobody should write.
struct WireFile {
  private(set) var bytes: [UInt8] = []

  /// Of nothing.
  init() {}

  /// A number.
  func number(_ field: Int, _ value: Int) -> WireFile {
    adding(Self.varint(UInt64(field << 3)) + Self.varint(UInt64(bitPattern: Int64(value))))
  }

  /// A number of single precision.
  func float(_ field: Int, _ value: Float) -> WireFile {
    adding(
      Self.varint(UInt64(field << 3 | 5)) + withUnsafeBytes(of: value.bitPattern.littleEndian, Array.init))
  }

  /// A text, bytes or a message.
  func content(_ field: Int, _ content: [UInt8]) -> WireFile {
    adding(Self.varint(UInt64(field << 3 | 2)) + Self.varint(UInt64(content.count)) + content)
  }

  func text(_ field: Int, _ text: String) -> WireFile { content(field, Array(text.utf8)) }

  func message(_ field: Int, _ message: WireFile) -> WireFile { content(field, message.bytes) }

  /// The messages one after another.
  func messages(_ field: Int, _ messages: [WireFile]) -> WireFile {
    messages.reduce(self) { $0.message(field, $1) }
  }

  private func adding(_ more: [UInt8]) -> WireFile {
    var file = self
    file.bytes += more
    return file
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var (bytes, rest) = ([UInt8](), value)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}

extension WireFile {
  /// A tensor of single precision.
  static func tensor(
    _ name: String, _ sizes: [Int], type: Int = 1, bytes: Int? = nil
  ) -> WireFile {
    let content = [UInt8](repeating: 0, count: bytes ?? 4 * sizes.reduce(1, *))
    return sizes.reduce(WireFile()) { $0.number(1, $1) }.number(2, type).text(8, name).content(9, content)
  }

  /// A node.
  static func node(
    _ type: String, _ inputs: [String], _ outputs: [String], name: String = "n", _ attributes: [WireFile] = []
  ) -> WireFile {
    var node = inputs.reduce(WireFile()) { $0.text(1, $1) }
    node = outputs.reduce(node) { $0.text(2, $1) }
    return node.text(3, name).text(4, type).messages(5, attributes)
  }

  /// An attribute that is a whole number.
  static func integer(_ name: String, _ value: Int) -> WireFile {
    WireFile().text(1, name).number(3, value).number(20, 2)
  }

  /// An attribute of whole numbers.
  static func integers(_ name: String, _ values: [Int]) -> WireFile {
    values.reduce(WireFile().text(1, name)) { $0.number(8, $1) }.number(20, 7)
  }

  /// A value of some sizes; nil is one that is open.
  static func info(_ name: String, _ sizes: [Int?], type: Int = 1) -> WireFile {
    let shape = WireFile().messages(
      1, sizes.map { $0.map { WireFile().number(1, $0) } ?? WireFile().text(2, "N") })
    return WireFile().text(1, name)
      .message(2, WireFile().message(1, WireFile().number(1, type).message(2, shape)))
  }

  /// A file.
  static func model(
    _ nodes: [WireFile], tensors: [WireFile] = [], input: [WireFile] = [info("x", [nil, 2])],
    output: [WireFile] = [info("y", [nil, 2])], opset: Int = 17
  ) -> [UInt8] {
    let graph = WireFile().messages(1, nodes).text(2, "g").messages(5, tensors).messages(11, input)
      .messages(12, output)
    return WireFile().number(1, 8).message(7, graph).message(8, WireFile().number(2, opset)).bytes
  }
}
