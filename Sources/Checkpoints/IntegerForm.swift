/// Floats as multiples, from -127 to 127, of a scale that their output channel (the first dimension) has.
///
/// First the scales, 32-bit floats, of the channels that have values in the block; then the multiples, each raised by
/// 128 to a byte, Huffman-coded. A scale is 0, where all of a channel becomes 0, or between 2^-100 and 2^120, so that
/// a product is never so small or so large that the processor's mode would decide what it is.
struct IntegerForm: BlockForm {
  /// The values of a channel.
  let channelSize: Int
  /// The scales of all channels; empty for decoding.
  private let scales: [Float]

  let leastBytesPerValue = 0

  /// What decodes a tensor of some shape.
  init(channels: Int, count: Int) {
    channelSize = max(count / max(channels, 1), 1)
    scales = []
  }

  /// What encodes a tensor; nil where its values have no such form, as some are not finite or too large.
  init?(_ values: [Float], channels: Int) {
    let channelSize = max(values.count / max(channels, 1), 1)
    var scales: [Float] = []
    for start in stride(from: 0, to: values.count, by: channelSize) {
      var largest: Float = 0
      for value in values[start..<start + channelSize] {
        guard value.isFinite else { return nil }
        largest = max(largest, abs(value))
      }
      guard largest <= 0x1p126 else { return nil }
      let scale = largest / 127
      scales.append(scale < Self.leastScale ? 0 : scale)
    }
    (self.channelSize, self.scales) = (channelSize, scales)
  }

  func bound(_ count: Int) -> Int { 4 * count + 4 + CodedPlane.bound(count) }

  func checkedFrom(_ count: Int) -> Int { 0 }

  func encode(
    _ values: UnsafeBufferPointer<Float>, at start: Int, into target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let channels = channels(start, values.count)
    scales[channels].withUnsafeBytes { UnsafeMutableRawBufferPointer(target).copyMemory(from: $0) }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: values.count) { bytes in
      for channel in channels {
        let scale = scales[channel]
        for index in part(of: channel, start, values.count) {
          let multiple = scale == 0 ? 0 : (values[index] / scale).rounded(.toNearestOrEven)
          bytes[index] = UInt8(128 + Int(max(-127, min(127, multiple))))
        }
      }
      return 4 * channels.count + CodedPlane.encode(bytes, into: target.part((4 * channels.count)...))
    }
  }

  func decode(
    _ stored: UnsafeBufferPointer<UInt8>, at start: Int, into values: UnsafeMutableBufferPointer<Float>
  ) -> Bool {
    let channels = channels(start, values.count)
    guard stored.count > 4 * channels.count else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: values.count) { bytes in
      guard CodedPlane.decode(stored.part((4 * channels.count)...), into: bytes) else { return false }
      for channel in channels {
        let scale = UnsafeRawBufferPointer(stored).loadUnaligned(
          fromByteOffset: 4 * (channel - channels.lowerBound), as: Float.self)
        guard scale.bitPattern == 0 || (Self.leastScale...0x1p120).contains(scale) else { return false }
        for index in part(of: channel, start, values.count) {
          values[index] = Float(Int(bytes[index]) - 128) * scale
        }
      }
      return true
    }
  }

  /// The channels that a block has values of.
  private func channels(_ start: Int, _ count: Int) -> Range<Int> {
    start / channelSize..<(start + count - 1) / channelSize + 1
  }

  /// Where in a block the values of a channel are.
  private func part(of channel: Int, _ start: Int, _ count: Int) -> Range<Int> {
    max(channel * channelSize - start, 0)..<min((channel + 1) * channelSize - start, count)
  }

  private static let leastScale: Float = 0x1p-100
}
