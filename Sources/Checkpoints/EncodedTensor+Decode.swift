public import Tensors

extension EncodedTensor {
  /// The tensor, bit for bit as it was encoded; errors call it `name`.
  ///
  /// Every length is checked before memory is taken for it, and the digest afterwards.
  public func decoded(name: String) throws(CheckpointError) -> Tensor {
    guard let codec = WeightCodec(rawValue: codec) else {
      throw .unknownCodec(tensor: name, found: codec, known: WeightCodec.allCases.map(\.rawValue))
    }
    let count = try valueCount(name: name)
    let values: [Float]
    switch codec {
    case .raw:
      guard bytes.count == rawByteCount else {
        throw .wrongLength(tensor: name, expected: "\(rawByteCount) stored bytes", found: bytes.count)
      }
      values = RawValues.decode(bytes)
    case .bytePlanes:
      values = try BytePlanes.decode(bytes, count: count, name: name)
    }
    let found = tensorDigest(shape: shape, values: values)
    guard found == digest else { throw .digestMismatch(tensor: name, expected: digest, found: found) }
    return Tensor(shape: shape, values: values)
  }

  /// The number of values, where shape and raw size agree on it.
  private func valueCount(name: String) throws(CheckpointError) -> Int {
    var size = 4
    for dimension in shape.dimensions {
      let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
      guard dimension >= 0, !overflow else { throw .invalidShape(tensor: name, found: shape.description) }
      size = product
    }
    guard size == rawByteCount else {
      throw .wrongLength(tensor: name, expected: "\(size) bytes for shape \(shape)", found: rawByteCount)
    }
    return size / 4
  }
}
