/// How often each score of half precision occurs for one class, and how often with samples of the class.
///
/// There are only 65,536 such scores: counting them is a sort.
struct CodeCounts {
  /// For each code the number of scores, and 2^32 times the number of those of the class.
  private var counts = [UInt64](repeating: 0, count: 1 << 16)
  private var codes: ClosedRange<UInt16>?

  /// Counts the scores of all samples for a class.
  mutating func count(_ scores: StoredScores, labels: [Int32], byClass column: Int, of classCount: Int) {
    clear()
    var (lowest, highest) = (UInt16.max, UInt16.min)
    counts.withUnsafeMutableBufferPointer { counts in
      scores.elements.withUnsafeBufferPointer { codes in
        for (sample, label) in labels.enumerated() {
          let code = codes[sample * classCount + column]
          counts[Int(code)] += Int(label) == column ? Self.positive : Self.negative
          (lowest, highest) = (min(lowest, code), max(highest, code))
        }
      }
    }
    codes = lowest <= highest ? lowest...highest : nil
  }

  /// Counts all scores, whatever their class; those of the samples' truth are the positive ones.
  mutating func countDecisions(_ scores: StoredScores, labels: [Int32], of classCount: Int) {
    clear()
    counts.withUnsafeMutableBufferPointer { counts in
      for code in scores.elements { counts[Int(code)] += Self.negative }
      for (sample, label) in labels.enumerated() {
        counts[Int(scores.elements[sample * classCount + Int(label)])] += Self.positive - Self.negative
      }
    }
    codes = scores.elements.isEmpty ? nil : .min ... .max
  }

  /// Calls a function with each code between those that occur, the highest first, and how often it occurs, which may be
  /// never.
  @inline(__always)
  func forEachCode(_ body: (UInt16, _ count: Int, _ positives: Int) -> Void) {
    guard let codes else { return }
    counts.withUnsafeBufferPointer { counts in
      var code = codes.upperBound
      while true {
        let both = counts[Int(code)]
        body(code, Int(both & 0xFFFF_FFFF), Int(both >> 32))
        guard code > codes.lowerBound else { break }
        code -= 1
      }
    }
  }

  private static let negative: UInt64 = 1
  private static let positive: UInt64 = 1 << 32 + 1

  private mutating func clear() {
    guard let codes else { return }
    counts.withUnsafeMutableBufferPointer { counts in
      counts[Int(codes.lowerBound)...Int(codes.upperBound)].update(repeating: 0)
    }
  }
}
