/// The labels of all samples in the order of their scores for one class, the highest first.
///
/// One sort serves every metric of that class. A radix sort, the lowest digits first; digits that are the same
/// in all keys, such as the low half of scores that came in single precision, cost no pass.
struct RankedLabels<Scores: OrderedScores> {
  /// A score's key, which is lower for higher scores, and the label of its sample.
  struct Entry {
    var key: Scores.Key
    var label: Int32
  }

  private(set) var entries: [Entry] = []
  private var spare: [Entry] = []

  /// Puts the labels of the samples in the order of their scores for a class.
  mutating func rank(_ scores: Scores, labels: [Int32], byClass column: Int, of classCount: Int) {
    makeRoom(for: labels.count)
    scores.elements.withUnsafeBufferPointer { elements in
      for (sample, label) in labels.enumerated() {
        entries[sample] = Entry(key: Scores.key(of: elements[sample * classCount + column]), label: label)
      }
    }
    Self.sort(&entries, &spare)
  }

  /// Puts all scores in order, whatever their class; the label is 1 for the score of a sample's truth, else 0.
  mutating func rankDecisions(_ scores: Scores, labels: [Int32], of classCount: Int) {
    makeRoom(for: scores.elements.count)
    scores.elements.withUnsafeBufferPointer { elements in
      for (sample, label) in labels.enumerated() {
        for column in 0..<classCount {
          let place = sample * classCount + column
          entries[place] = Entry(key: Scores.key(of: elements[place]), label: column == Int(label) ? 1 : 0)
        }
      }
    }
    Self.sort(&entries, &spare)
  }

  private mutating func makeRoom(for count: Int) {
    guard entries.count != count else { return }
    entries = [Entry](repeating: Entry(key: 0, label: 0), count: count)
    spare = entries
  }
}

extension RankedLabels {
  /// Scores that are equal.
  struct Tie {
    /// Where they are among the entries.
    let places: Range<Int>
    let key: Scores.Key
    /// How many of them are of the class asked about.
    let positives: Int

    var negatives: Int { places.count - positives }
  }

  /// Calls a function with each group of equal scores, the highest first.
  func forEachTie(of label: Int, _ body: (Tie) -> Void) {
    let label = Int32(label)
    entries.withUnsafeBufferPointer { entries in
      var start = 0
      while start < entries.count {
        let key = entries[start].key
        var (end, positives) = (start, 0)
        repeat {
          positives += entries[end].label == label ? 1 : 0
          end += 1
        } while end < entries.count && entries[end].key == key
        body(Tie(places: start..<end, key: key, positives: positives))
        start = end
      }
    }
  }
}

extension RankedLabels {
  /// Eight bits for keys of two bytes: two passes with few buckets to clear; else eleven, for fewer passes.
  private static var digitBits: Int { Scores.Key.bitWidth <= 16 ? 8 : 11 }
  private static var digits: Int { (Scores.Key.bitWidth + digitBits - 1) / digitBits }
  private static var buckets: Int { 1 << digitBits }

  private static func digit(_ key: Scores.Key, _ place: Int) -> Int {
    Int(truncatingIfNeeded: key &>> Scores.Key(truncatingIfNeeded: place * digitBits)) & (buckets - 1)
  }

  private static func sort(_ entries: inout [Entry], _ spare: inout [Entry]) {
    var histograms = [Int](repeating: 0, count: digits * buckets)
    for entry in entries {
      for place in 0..<digits { histograms[place * buckets + digit(entry.key, place)] += 1 }
    }
    for place in 0..<digits {
      let histogram = histograms[place * buckets..<(place + 1) * buckets]
      guard !histogram.contains(entries.count) else { continue }
      var start = 0
      var starts = histogram.map { size in
        defer { start += size }
        return start
      }
      spare.withUnsafeMutableBufferPointer { spare in
        for entry in entries {
          let bucket = digit(entry.key, place)
          spare[starts[bucket]] = entry
          starts[bucket] += 1
        }
      }
      swap(&entries, &spare)
    }
  }
}
