import Tensors

extension Normalization {
  /// A division as before, and a standardization by mean and standard deviation of each channel of some samples.
  ///
  /// The deviation is that of the values themselves, with their number as the denominator; where a channel has but one value,
  /// it is 1. Sums are taken in order and in double precision.
  ///
  /// - Parameters:
  ///   - samples: their normalization's divisor is kept.
  ///   - indices: those that are trained on: all that may be learnt from.
  /// - Precondition: there is at least one index.
  public static func standardizing(_ samples: Samples, over indices: [Int32]) -> Normalization {
    precondition(!indices.isEmpty, "no samples have no mean")
    let channels = (0..<samples.shape[0]).map { channel in
      switch samples.values {
      case .bytes(let values): moments(of: samples.counts(of: values, indices, channel: channel))
      case .floats(let values): moments(of: values, samples.ranges(indices, channel: channel))
      }
    }
    let divisor = samples.normalization.divisor
    return Normalization(
      divisor: divisor, mean: channels.map { $0.mean / divisor },
      deviation: channels.map { $0.deviation > 0 ? $0.deviation / divisor : 1 })
  }

  /// Mean and deviation of bytes, from how often each of them occurs.
  private static func moments(of counts: [Int]) -> (mean: Double, deviation: Double) {
    let total = Double(counts.reduce(0, +))
    let sum = counts.indices.reduce(0) { $0 + $1 * counts[$1] }
    let mean = Double(sum) / total
    let squares = counts.indices.reduce(0.0) { squares, byte in
      squares + Double(counts[byte]) * (Double(byte) - mean) * (Double(byte) - mean)
    }
    return (mean, (squares / total).squareRoot())
  }

  /// Mean and deviation of numbers, from their distances to the first, so that equal numbers have no deviation at all.
  private static func moments(
    of values: [Float], _ ranges: [Range<Int>]
  ) -> (mean: Double, deviation: Double) {
    let pivot = ranges.first { !$0.isEmpty }.map { Double(values[$0.lowerBound]) } ?? 0
    var (sum, squares, total) = (0.0, 0.0, 0)
    for range in ranges {
      for value in values[range] { sum += Double(value) - pivot }
      total += range.count
    }
    let mean = pivot + sum / Double(max(1, total))
    for range in ranges {
      for value in values[range] { squares += (Double(value) - mean) * (Double(value) - mean) }
    }
    return (mean, (squares / Double(max(1, total))).squareRoot())
  }
}

extension Samples {
  /// Where one channel of some samples is stored.
  fileprivate func ranges(_ indices: [Int32], channel: Int) -> [Range<Int>] {
    let plane = shape.count / shape[0]
    return indices.map { index in
      let start = Int(index) * shape.count + channel * plane
      return start..<start + plane
    }
  }

  /// How often each byte occurs in one channel of some samples.
  fileprivate func counts(of values: [UInt8], _ indices: [Int32], channel: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: 256)
    for range in ranges(indices, channel: channel) {
      for value in values[range] { counts[Int(value)] += 1 }
    }
    return counts
  }
}
