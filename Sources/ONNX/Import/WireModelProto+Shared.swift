import Foundation
import SwiftProtobuf

extension WireModelProto {
  /// Decodes a file whose fields `WireScan` has walked over.
  ///
  /// The values of initializers stay where they are, as views of the bytes: decoded with the rest, all weights would be
  /// copied.
  init(sharing bytes: Data) throws {
    var (rest, graphRest): (Data, Data?) = (Data(), nil)
    var initializers: [WireTensorProto] = []
    try WireField.each(of: bytes, in: bytes.indices) { field in
      guard field.number == 7, let graph = field.content else { return rest.append(bytes[field.range]) }
      var others = graphRest ?? Data()
      try WireField.each(of: bytes, in: graph) { field in
        guard field.number == 5, let tensor = field.content else {
          return others.append(bytes[field.range])
        }
        initializers.append(try WireTensorProto(sharing: bytes, in: tensor))
      }
      graphRest = others
    }
    try self.init(serializedBytes: rest)
    guard let graphRest else { return }
    graph = try WireGraphProto(serializedBytes: graphRest)
    graph.initializer = initializers
  }
}

extension WireTensorProto {
  fileprivate init(sharing bytes: Data, in range: Range<Int>) throws {
    var rest = Data()
    var values: Range<Int>?
    try WireField.each(of: bytes, in: range) { field in
      if field.number == 9, let content = field.content {
        values = content
      } else {
        rest.append(bytes[field.range])
      }
    }
    try self.init(serializedBytes: rest)
    if let values { rawData = bytes[values] }
  }
}

/// One field of a message: where it stands.
private struct WireField {
  let number: UInt64
  /// All of it.
  let range: Range<Int>
  /// What is in it, where it holds a message, a text or bytes.
  let content: Range<Int>?

  /// Walks over the fields of a message that is known to be well formed.
  static func each(of bytes: Data, in range: Range<Int>, _ body: (WireField) throws -> Void) throws {
    var position = range.lowerBound
    func varint() -> UInt64 {
      var (value, shift) = (UInt64(0), UInt64(0))
      while position < range.upperBound, shift < 64 {
        let byte = bytes[position]
        position += 1
        value |= UInt64(byte & 0x7f) << shift
        if byte < 0x80 { break }
        shift += 7
      }
      return value
    }
    while position < range.upperBound {
      let start = position
      let tag = varint()
      var content: Range<Int>?
      switch tag & 7 {
      case 0: _ = varint()
      case 1: position += 8
      case 5: position += 4
      default:
        let length = Int(varint())
        content = position..<position + length
        position += length
      }
      try body(WireField(number: tag >> 3, range: start..<position, content: content))
    }
  }
}
