import Tensors

/// A tensor of a file that is being written: what is said of it, and its values apart, so that they need not be copied.
struct StoredValues {
  /// The values.
  enum Values {
    case numbers(Tensor)
    case integers([Int64])
  }

  let name: String
  let sizes: [Int]
  let values: Values

  /// The message without the values.
  var head: WireTensorProto {
    var tensor = WireTensorProto()
    let type: ElementType =
      switch values {
      case .numbers: .float
      case .integers: .int64
      }
    (tensor.name, tensor.dataType, tensor.dims) = (name, type.rawValue, sizes.map(Int64.init))
    return tensor
  }

  /// The number of the values' bytes.
  var byteCount: Int {
    switch values {
    case .numbers(let tensor): tensor.values.count * MemoryLayout<Float>.size
    case .integers(let values): values.count * MemoryLayout<Int64>.size
    }
  }

  /// Hands on the values as the file has them.
  func withBytes(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    switch values {
    case .numbers(let tensor): try tensor.values.withUnsafeBytes(body)
    case .integers(let values): try values.withUnsafeBytes(body)
    }
  }
}
