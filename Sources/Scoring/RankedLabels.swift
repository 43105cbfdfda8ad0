/// The labels of all samples in the order of their scores for one class, the highest first.
///
/// One sort serves every metric of that class. A radix sort over 11 bits at a time; digits that are the same in all
/// keys, such as the low half of scores that came in single precision, cost no pass.
struct RankedLabels {
  /// A score as an unsigned number that is lower for higher scores, and the label of its sample.
  struct Entry {
    var key: UInt64
    var label: Int32
  }

  private(set) var entries: [Entry]
  private var spare: [Entry]

  /// Room for some samples, to be filled by `rank`.
  init(count: Int) {
    entries = [Entry](repeating: Entry(key: 0, label: 0), count: count)
    spare = entries
  }

  /// Puts the labels of the samples in the order of their scores for a class.
  mutating func rank(_ samples: ScoredSamples, byClass column: Int) {
    let classCount = samples.classCount
    samples.scores.withUnsafeBufferPointer { scores in
      for (sample, label) in samples.labels.enumerated() {
        entries[sample] = Entry(key: Self.key(of: scores[sample * classCount + column]), label: label)
      }
    }
    sort()
  }

  /// Calls a function with the range of each group of equal scores, the highest first.
  func forEachTie(_ body: (ArraySlice<Entry>) -> Void) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      body(entries[start..<end])
      start = end
    }
  }

  /// The bits of a number, changed so that their order is the reverse of the order of numbers.
  private static func key(of score: Double) -> UInt64 {
    // Adding zero makes one of the two zeros, which are equal scores.
    let bits = (score + 0).bitPattern
    return bits >> 63 == 1 ? bits : ~(bits | 1 << 63)
  }

  private static let digitBits: UInt64 = 11
  private static let digits = 6
  private static let buckets = 1 << 11

  private static func digit(_ key: UInt64, _ place: Int) -> Int {
    Int(truncatingIfNeeded: key >> (UInt64(place) * digitBits)) & (buckets - 1)
  }

  private mutating func sort() {
    var histograms = [Int](repeating: 0, count: Self.digits * Self.buckets)
    for entry in entries {
      for place in 0..<Self.digits { histograms[place * Self.buckets + Self.digit(entry.key, place)] += 1 }
    }
    for place in 0..<Self.digits {
      let histogram = histograms[place * Self.buckets..<(place + 1) * Self.buckets]
      guard !histogram.contains(entries.count) else { continue }
      var start = 0
      var starts = histogram.map { size in
        defer { start += size }
        return start
      }
      for entry in entries {
        let bucket = Self.digit(entry.key, place)
        spare[starts[bucket]] = entry
        starts[bucket] += 1
      }
      swap(&entries, &spare)
    }
  }
}
