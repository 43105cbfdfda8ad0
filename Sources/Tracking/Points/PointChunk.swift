/// Points of one metric packed to few bytes, in order of epoch and step.
///
/// Numbers are varints: seven bits a byte, the lowest first, the highest bit set where more follow; those that may be
/// negative are zigzag-coded. In this order there are
///
/// 1. the form, a byte: 1;
/// 2. the number of points;
/// 3. the epochs and then the steps, each as pairs of a second difference and how often it comes in a row, since
///    most of them are counted up evenly; what precedes the first value and the first difference is 0;
/// 4. the values' eight byte planes: a byte whose bit i is set where byte i (0 is the lowest) is the same in all values,
///    then from plane 0 to 7 that byte, or one for each point. A float that was widened has three planes of zeros.
///
/// Every bit pattern comes back, those of NaN included.
package enum PointChunk {
  /// The points of a whole chunk: as many as fit, with eight full planes, into what SQLite keeps of a row on a page
  /// of 4096 bytes in a table without row ids (1002 bytes).
  package static let capacity = 120
  /// The most points that a chunk may hold, whoever wrote it.
  package static let limit = 4096
  /// The first byte.
  static let form: UInt8 = 1

  /// The packed form of 1 to `limit` points.
  package static func encode(_ points: ArraySlice<MetricPoint>) -> [UInt8] {
    var bytes = [form]
    append(UInt64(points.count), to: &bytes)
    appendRuns(of: points.lazy.map(\.epoch), to: &bytes)
    appendRuns(of: points.lazy.map(\.step), to: &bytes)
    appendPlanes(of: points.map(\.value.bitPattern), to: &bytes)
    return bytes
  }

  private static func appendRuns(of numbers: some Sequence<Int>, to bytes: inout [UInt8]) {
    var (previous, difference) = (0, 0)
    var run = (second: 0, length: 0)
    func end() {
      guard run.length > 0 else { return }
      append(zigzag(run.second), to: &bytes)
      append(UInt64(run.length), to: &bytes)
    }
    for number in numbers {
      // Differences may wrap around; adding them up wraps back.
      let second = number &- previous &- difference
      difference = number &- previous
      previous = number
      if second != run.second {
        end()
        run = (second, 0)
      }
      run.length += 1
    }
    end()
  }

  private static func appendPlanes(of patterns: [UInt64], to bytes: inout [UInt8]) {
    let first = patterns.first ?? 0
    let varying = patterns.reduce(0) { $0 | ($1 ^ first) }
    let planes = stride(from: UInt64(0), to: 64, by: 8)
    let isConstant = planes.map { varying >> $0 & 0xFF == 0 }
    bytes.append(isConstant.enumerated().reduce(0) { $1.element ? $0 | 1 << $1.offset : $0 })
    for (shift, isConstant) in zip(planes, isConstant) {
      if isConstant {
        bytes.append(UInt8(truncatingIfNeeded: first >> shift))
      } else {
        for pattern in patterns { bytes.append(UInt8(truncatingIfNeeded: pattern >> shift)) }
      }
    }
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Numbers near zero, of either sign, as small ones: 0, -1, 1, -2, ...
  private static func zigzag(_ number: Int) -> UInt64 {
    UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
  }
}
