import Tensors
import Tracking

extension GoldenInput {
  /// The seed that golden inputs are drawn from where there are no samples to take.
  ///
  /// It never changes: models of one input shape and pixel maximum share one golden input.
  private static let seed: UInt64 = 7

  /// Samples of evenly spread values for models that come without any: whole numbers from 0 to the largest stored value, in
  /// row-major order the high bits of one number of `SeededGenerator(seed: 7)` each.
  ///
  /// As many as a training takes of its validation samples; kept as bytes where all values are, else as floats.
  ///
  /// - Returns: nil where a single sample is larger than what is kept.
  static func drawn(for shape: Shape, valueMaximum: Int) -> GoldenInput? {
    let isBytes = valueMaximum <= Int(UInt8.max)
    let width = isBytes ? 1 : MemoryLayout<Float>.size
    let (size, overflow) = shape.count.multipliedReportingOverflow(by: width)
    guard !overflow, valueMaximum > 0, size > 0, size <= byteCountLimit else { return nil }
    let count = min(GoldenSamples.count, byteCountLimit / size)
    var generator = SeededGenerator(seed: seed)
    let values = (0..<count * shape.count).map { _ in
      generator.next().multipliedFullWidth(by: UInt64(valueMaximum) + 1).high
    }
    let data =
      isBytes
      ? values.map { UInt8(truncatingIfNeeded: $0) }
      : values.map { Float($0) }.withUnsafeBytes(Array.init)
    return GoldenInput(sampleCount: count, shape: shape.dimensions, data: data)
  }
}
