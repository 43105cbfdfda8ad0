import Foundation
import Halves

/// Scores of half precision as a store keeps them: numbers, or the natural logarithms of probabilities.
struct StoredScores: OrderedScores {
  /// The bits of the halves, changed so that their order is that of the numbers (see `code(ofBits:)`).
  let elements: [UInt16]
  let areLogarithms: Bool

  init(bits: [UInt16], areLogarithms: Bool) {
    elements = bits.map { Self.code(ofBits: $0) }
    self.areLogarithms = areLogarithms
  }

  static func key(of element: UInt16) -> UInt16 { ~element }

  var number: (UInt16) -> Double {
    let table = table
    return { table[Int($0)] }
  }

  /// The score of each code.
  var table: [Double] { areLogarithms ? Self.exponentials : Self.numbers }

  /// Where the first code is that is neither a number nor, among logarithms, that of probability 0.
  var firstInvalid: Int? {
    let lowest = Self.code(ofBits: 0xFC00) + (areLogarithms ? 0 : 1)
    let highest = Self.code(ofBits: 0x7C00) - 1
    let extremes = extremes
    guard extremes.lowest < lowest || extremes.highest > highest else { return nil }
    return elements.firstIndex { $0 < lowest || $0 > highest }
  }

  /// Whether all are probabilities, up to the rounding of single precision from which they came.
  var areProbabilities: Bool {
    // 2^-20, eight rounding steps above log 1; and 1 itself, as no half lies within eight such steps above it.
    let highest = Self.code(ofBits: areLogarithms ? 0x0010 : 0x3C00)
    let lowest = areLogarithms ? 0 : Self.code(ofBits: 0)
    return elements.isEmpty || extremes.lowest >= lowest && extremes.highest <= highest
  }

  /// A pass without a branch, unlike a search.
  private var extremes: (lowest: UInt16, highest: UInt16) {
    elements.reduce(into: (.max, .min)) { $0 = (min($0.lowest, $1), max($0.highest, $1)) }
  }

  /// Unsigned numbers in the order of the halves; the two zeros are one.
  static func code(ofBits bits: UInt16) -> UInt16 {
    let bits = bits == 0x8000 ? 0 : bits
    return bits & 0x8000 == 0 ? bits | 0x8000 : ~bits
  }

  /// The number of each code.
  static let numbers: [Double] = (0...UInt16.max).map { code in
    Half(bits: code & 0x8000 == 0 ? ~code : code & 0x7FFF).value
  }

  /// The probability whose logarithm each code is.
  private static let exponentials: [Double] = numbers.map { exp($0) }
}
