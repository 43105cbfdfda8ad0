package import Tensors
import Zlib

/// What turns the values of one tensor into stored blocks and back.
package struct BlockCodec: Sendable {
  /// The number that the form is stored under.
  package let codec: WeightCodec
  let form: any BlockForm

  /// What decodes a tensor; nil where the codec does not store blocks.
  init?(_ codec: WeightCodec, shape: Shape, count: Int) {
    self.codec = codec
    switch codec {
    case .raw, .bytePlanes: return nil
    case .planes: form = PlaneForm()
    case .bfloat16: form = SixteenBitForm(number: .bfloat16)
    case .halves: form = SixteenBitForm(number: .half)
    case .integers: form = IntegerForm(channels: shape.dimensions.first ?? 1, count: count)
    }
  }

  /// What encodes a tensor at a precision.
  ///
  /// Tensors of one dimension (biases, what normalizations keep) are small, and much depends on each of their values: they
  /// stay as they are. So do tensors with values that the precision cannot hold.
  package init(_ tensor: Tensor, _ precision: WeightPrecision) {
    (codec, form) = Self.lossy(tensor, precision) ?? (.planes, PlaneForm())
  }

  /// The form of a precision; nil where nothing may be lost.
  private static func lossy(
    _ tensor: Tensor, _ precision: WeightPrecision
  ) -> (WeightCodec, any BlockForm)? {
    guard tensor.shape.rank > 1 else { return nil }
    switch precision {
    case .float32: return nil
    case .bf16: return (.bfloat16, SixteenBitForm(number: .bfloat16))
    case .f16:
      // From here on a number would become infinity.
      guard tensor.values.allSatisfy({ !(abs($0) >= 65_520) || $0.isInfinite }) else { return nil }
      return (.halves, SixteenBitForm(number: .half))
    case .int8:
      return IntegerForm(tensor.values, channels: tensor.shape[0]).map { (.integers, $0) }
    }
  }

  /// A block of values, of which the first is the tensor's at `start`.
  func encode(_ values: UnsafeBufferPointer<Float>, at start: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 8 + form.bound(values.count)) { block, filled in
      let body = block.part(4..<block.count - 4)
      let size = form.encode(values, at: start, into: body)
      let checked = UnsafeRawBufferPointer(body.part(form.checkedFrom(values.count)..<size))
      let target = UnsafeMutableRawBufferPointer(block)
      target.storeBytes(of: UInt32(size + 4).littleEndian, as: UInt32.self)
      target.storeBytes(of: crc32(checked).littleEndian, toByteOffset: 4 + size, as: UInt32.self)
      filled = 8 + size
    }
  }

  /// Encodes all values, block by block, and returns how many bytes that took.
  package func encode(_ values: [Float]) -> Int {
    values.withUnsafeBufferPointer { values in
      stride(from: 0, to: values.count, by: blockSize).reduce(0) { size, start in
        size + encode(values.part(start..<min(start + blockSize, values.count)), at: start).count
      }
    }
  }

  /// Fills in the values of a block without its first four bytes.
  ///
  /// - Throws: what is wrong with it.
  func decode(
    _ block: UnsafeBufferPointer<UInt8>, at start: Int, into values: UnsafeMutableBufferPointer<Float>
  ) throws(DamagedBlock) {
    let size = block.count - 4
    guard size >= form.checkedFrom(values.count) else { throw DamagedBlock("it is too short") }
    let body = block.part(..<size)
    let checksum = UnsafeRawBufferPointer(block).loadUnaligned(fromByteOffset: size, as: UInt32.self)
    guard crc32(UnsafeRawBufferPointer(body.part(form.checkedFrom(values.count)...))) == checksum else {
      throw DamagedBlock("its checksum differs")
    }
    guard form.decode(body, at: start, into: values) else {
      throw DamagedBlock("it is not \(values.count) values")
    }
  }
}

/// What is wrong with a block.
struct DamagedBlock: Error {
  let detail: String
  init(_ detail: String) { self.detail = detail }
}
