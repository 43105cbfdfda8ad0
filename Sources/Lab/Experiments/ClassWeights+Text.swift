import Foundation
import Training

extension ClassWeights {
  /// Reads what a parameter says; nil where it is something else.
  init?(parsing text: String) {
    switch text {
    case "equal": self = .equal
    case "balanced": self = .balanced
    default:
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      if let weights = Self.listed(parts) {
        self = .listed(weights)
      } else if let weights = Self.chosen(parts) {
        self = .some(weights)
      } else {
        return nil
      }
    }
  }

  private static func listed(_ parts: [Substring]) -> [Double]? {
    let weights = parts.compactMap(weight)
    return weights.count == parts.count && weights.count > 1 ? weights : nil
  }

  private static func chosen(_ parts: [Substring]) -> [Int: Double]? {
    var weights: [Int: Double] = [:]
    for part in parts {
      let sides = part.split(separator: "=", omittingEmptySubsequences: false)
      guard sides.count == 2, let label = Int(sides[0].trimmingCharacters(in: .whitespaces)), label >= 0,
        weights[label] == nil,
        let weight = weight(sides[1])
      else { return nil }
      weights[label] = weight
    }
    return weights
  }

  private static func weight(_ text: Substring) -> Double? {
    Double(text.trimmingCharacters(in: .whitespaces)).flatMap {
      $0.isFinite && $0 >= 0 && $0 <= 1e9 ? $0 : nil
    }
  }

  /// The weights as a parameter says them.
  var text: String {
    switch self {
    case .equal: "equal"
    case .balanced: "balanced"
    case .listed(let weights): weights.map { "\($0)" }.joined(separator: ", ")
    case .some(let weights):
      weights.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    }
  }
}
