import Foundation
import Halves

extension PackedScores {
  /// Packs scores, samples by columns in row-major order.
  ///
  /// Where all of them lie between 0 and 1 they are taken for probabilities. A score must be finite; what exceeds
  /// a half's range becomes its largest value.
  ///
  /// - Precondition: the number of scores is a multiple of `columns`.
  public init(_ scores: [Float], columns: Int) {
    precondition(columns > 0 && scores.count % columns == 0, "expected whole rows of \(columns) scores")
    // A softmax may exceed 1 by a rounding error.
    let areProbabilities = scores.allSatisfy { $0 >= 0 && $0 <= 1 + 8 * .ulpOfOne }
    var halves = scores.map { areProbabilities ? Self.logarithm($0) : Self.clamped($0) }
    if columns == 1 {
      if areProbabilities { Self.keepSides(of: scores, in: &halves) }
    } else {
      Self.keepPredictions(of: scores, in: &halves, columns: columns)
    }
    self.init(
      codec: (areProbabilities ? ScoreCodec.logarithms : .values).rawValue, columnCount: columns,
      data: HalfPlanes.encode(halves.map(\.bits)))
  }

  private static func logarithm(_ probability: Float) -> Half {
    // Zero has no logarithm but minus infinity, which a half can hold.
    Half(log(min(probability, 1)))
  }

  private static func clamped(_ score: Float) -> Half {
    Half(min(max(score, -Half.largest), Half.largest))
  }

  /// Lets the first of the highest scores of each sample stay the first, where rounding made others as high.
  private static func keepPredictions(of scores: [Float], in halves: inout [Half], columns: Int) {
    for row in stride(from: 0, to: scores.count, by: columns) {
      var best = row
      for place in row + 1..<row + columns where scores[place] > scores[best] { best = place }
      for place in row..<best where halves[place] >= halves[best] { halves[place] = halves[best].nextDown }
    }
  }

  /// Lets the probability of class 1 stay on its side of one half.
  private static func keepSides(of scores: [Float], in halves: inout [Half]) {
    for (place, score) in scores.enumerated() {
      let isPositive = score > 0.5
      while (exp(halves[place].value) > 0.5) != isPositive {
        halves[place] = isPositive ? halves[place].nextUp : halves[place].nextDown
      }
    }
  }
}
