/// Scores in single or double precision.
struct RealScores<Element: RealScore>: OrderedScores {
  let elements: [Element]

  static func key(of element: Element) -> Element.Bits { element.key }

  var number: (Element) -> Double { { Double($0) } }
}

/// A type of floating-point number whose bits can be put in order.
protocol RealScore: BinaryFloatingPoint, Sendable {
  /// As many bits as the number has.
  associatedtype Bits: FixedWidthInteger & UnsignedInteger

  var bitPattern: Bits { get }
  init(bitPattern: Bits)
}

extension Float: RealScore {}
extension Double: RealScore {}

extension RealScore {
  private static var signBit: Bits { 1 << (Bits.bitWidth - 1) }

  /// The bits of the number, changed so that their order is the reverse of the order of numbers.
  var key: Bits {
    // Adding zero makes one of the two zeros, which are equal scores.
    let bits = (self + 0).bitPattern
    return bits & Self.signBit != 0 ? bits : ~(bits | Self.signBit)
  }

  /// The number of a key.
  init(key: Bits) {
    self.init(bitPattern: key & Self.signBit != 0 ? key : ~key & ~Self.signBit)
  }
}
