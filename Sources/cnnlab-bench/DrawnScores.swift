import Foundation

/// Labels and scores such as a fairly good network gives, the same at each start.
struct DrawnScores {
  private(set) var labels: [Int32] = []
  private(set) var probabilities: [Float] = []
  /// The bits of the natural logarithms in half precision.
  let logarithms: [UInt16]

  init(samples: Int, classes: Int) {
    var state: UInt32 = 1
    /// Numerical Recipes' linear congruence, the high 16 bits as a number from 0 to 1.
    func uniform() -> Float {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Float(state >> 16) / 65_536
    }
    for _ in 0..<samples {
      let label = Int(uniform() * Float(classes))
      labels.append(Int32(label))
      var row = (0..<classes).map { _ in 4 * (uniform() + uniform()) }
      row[label] += 3
      let exponentials = row.map { exp($0) }
      let total = exponentials.reduce(0, +)
      probabilities += exponentials.map { $0 / total }
    }
    logarithms = probabilities.map { Float16(log($0)).bitPattern }
  }
}
