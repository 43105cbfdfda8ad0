import SwiftProtobuf

/// The bytes of a file in pieces, one after another; weights stay the tensors that they are until it is their turn.
struct WirePieces {
  /// All before the first tensor.
  private var head: [UInt8] = []
  /// Each tensor: what stands before its values, and the values.
  private var tensors: [(head: [UInt8], values: StoredValues)] = []
  /// All behind the last tensor.
  private var tail: [UInt8] = []

  /// The number of all bytes.
  var byteCount: Int {
    head.count + tail.count + tensors.reduce(0) { $0 + $1.head.count + $1.values.byteCount }
  }

  /// The pieces of a model; `graph` is without its tensors.
  ///
  /// Fields come in the order of their numbers, as protobuf writes them.
  init(_ model: WireModelProto, graph: WireGraphProto, tensors: [StoredValues]) throws {
    var (front, back) = (model, model)
    (front.opsetImport, front.metadataProps) = ([], [])
    back.clearIrVersion()
    back.clearProducerName()
    var (before, behind) = (graph, graph)
    (before.input, before.output) = ([], [])
    behind.node = []
    behind.clearName()
    for tensor in tensors {
      let own: [UInt8] =
        try tensor.head.serializedBytes() + Self.opening(field: 9, byteCount: tensor.byteCount)
      self.tensors.append(
        (Self.opening(field: 5, byteCount: own.count + tensor.byteCount) + own, tensor))
    }
    let (start, end): ([UInt8], [UInt8]) = (try before.serializedBytes(), try behind.serializedBytes())
    (head, tail) = (start, end)
    head = try front.serializedBytes() + Self.opening(field: 7, byteCount: byteCount) + start
    tail += try back.serializedBytes() as [UInt8]
  }

  /// Hands on the pieces in their order.
  func each(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    try head.withUnsafeBytes(body)
    for (head, values) in tensors {
      try head.withUnsafeBytes(body)
      try values.withBytes(body)
    }
    try tail.withUnsafeBytes(body)
  }

  /// What stands before a field of so many bytes.
  private static func opening(field: Int, byteCount: Int) -> [UInt8] {
    varint(field << 3 | 2) + varint(byteCount)
  }

  private static func varint(_ value: Int) -> [UInt8] {
    var (bytes, rest) = ([UInt8](), value)
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7f) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
