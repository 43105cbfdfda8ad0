import Scoring
import Testing

/// Labels and scores, and what scikit-learn says of them.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  let name: String
  let classCount: Int
  let source: Source
  let values: [String: Double?]
  let perClass: [[Double?]]
  let queries: [String: Double?]
  let confusion: [[Int]]

  enum Source {
    /// Scores in sixteenths, written out.
    case sixteenths(labels: [Int32], units: [Int])
    /// Drawn from the generator that the script repeats.
    case congruent(seed: UInt32, count: Int)
    /// Bits of half precision, as a store keeps scores.
    case halves(labels: [Int32], bits: [UInt16], areLogarithms: Bool, columns: Int)
  }

  var testDescription: String { name }

  var labels: [Int32] {
    switch source {
    case .sixteenths(let labels, _), .halves(let labels, _, _, _): labels
    case .congruent(let seed, let count): drawn(seed: seed, count: count).labels
    }
  }

  var scores: [Double] {
    switch source {
    case .sixteenths(_, let units): units.map { Double($0) / 16 }
    case .congruent(let seed, let count): drawn(seed: seed, count: count).scores
    case .halves: []
    }
  }

  func samples() throws -> ScoredSamples {
    if case .halves(let labels, let bits, let areLogarithms, let columns) = source {
      return try ScoredSamples(labels: labels, halves: bits, areLogarithms: areLogarithms, columns: columns)
    }
    return try ScoredSamples(labels: labels, scores: scores, classCount: classCount)
  }

  private func drawn(seed: UInt32, count: Int) -> (labels: [Int32], scores: [Double]) {
    var state = seed
    func next() -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 16)
    }
    var labels: [Int32] = []
    var scores: [Double] = []
    for _ in 0..<count {
      let label = next() % classCount
      labels.append(Int32(label))
      var row = (0..<classCount).map { _ in Double(1 + next() % 1000) }
      row[label] += 400
      let total = row.reduce(0, +)
      scores += row.map { $0 / total }
    }
    return (labels, scores)
  }
}

/// Whether two values are both undefined, or both defined and equal up to rounding.
func agree(_ found: Double?, _ expected: Double?, tolerance: Double = 1e-12) -> Bool {
  switch (found, expected) {
  case (nil, nil): true
  case (let found?, let expected?): abs(found - expected) <= tolerance
  default: false
  }
}
