/// The labels of all samples in the order of their scores for one class, the highest first.
///
/// One sort serves every metric of that class: a radix sort of the bits in which keys differ, which leaves out the low
/// half of scores that came in single precision.
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
    entries.withUnsafeMutableBufferPointer { entries in
      scores.elements.withUnsafeBufferPointer { elements in
        for (sample, label) in labels.enumerated() {
          entries[sample] = Entry(key: Scores.key(of: elements[sample * classCount + column]), label: label)
        }
      }
    }
    Self.sort(&entries, &spare)
  }

  /// Puts all scores in order, whatever their class; the label is 1 for the score of a sample's truth, else 0.
  mutating func rankDecisions(_ scores: Scores, labels: [Int32], of classCount: Int) {
    makeRoom(for: scores.elements.count)
    entries.withUnsafeMutableBufferPointer { entries in
      scores.elements.withUnsafeBufferPointer { elements in
        for (sample, label) in labels.enumerated() {
          for column in 0..<classCount {
            let place = sample * classCount + column
            entries[place] = Entry(key: Scores.key(of: elements[place]), label: column == Int(label) ? 1 : 0)
          }
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
  /// Calls a function with each group of equal scores, the highest first: where they are among the entries, and how
  /// many of them have a label.
  func forEachTie(of label: Int, _ body: (Range<Int>, _ positives: Int) -> Void) {
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
        body(start..<end, positives)
        start = end
      }
    }
  }
}

extension RankedLabels {
  /// The bits in which keys differ, in digits of about 11 bits.
  private struct Digits {
    let count: Int
    private let width: Int
    private let lowest: Int

    /// - Parameter varying: the bits in which any two keys differ.
    init(in varying: Scores.Key) {
      lowest = varying.trailingZeroBitCount
      let bits = Scores.Key.bitWidth - varying.leadingZeroBitCount - lowest
      count = (bits + 10) / 11
      width = (bits + count - 1) / count
    }

    var buckets: Int { 1 << width }

    func digit(_ place: Int, of key: Scores.Key) -> Int {
      Int(truncatingIfNeeded: key &>> Scores.Key(truncatingIfNeeded: lowest + place * width)) & (buckets - 1)
    }
  }

  private static func sort(_ entries: inout [Entry], _ spare: inout [Entry]) {
    let first = entries.first?.key ?? 0
    let varying = entries.reduce(0) { $0 | ($1.key ^ first) }
    guard varying != 0 else { return }
    let digits = Digits(in: varying)
    for place in 0..<digits.count {
      var starts = [Int](repeating: 0, count: digits.buckets)
      starts.withUnsafeMutableBufferPointer { starts in
        for entry in entries { starts[digits.digit(place, of: entry.key)] += 1 }
        var start = 0
        for bucket in starts.indices { (starts[bucket], start) = (start, start + starts[bucket]) }
        spare.withUnsafeMutableBufferPointer { spare in
          for entry in entries {
            let bucket = digits.digit(place, of: entry.key)
            spare[starts[bucket]] = entry
            starts[bucket] += 1
          }
        }
      }
      swap(&entries, &spare)
    }
  }
}
