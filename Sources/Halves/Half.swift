/// A number in half precision (IEEE 754 binary16) as its bits.
///
/// Converted by whole numbers alone: the threads that train take subnormal numbers for zero, and so would `Float16`
/// there, which is not on every machine either.
package struct Half: Hashable, Comparable, Sendable {
  package let bits: UInt16

  package init(bits: UInt16) { self.bits = bits }

  static let infinityBits: UInt16 = 0x7c00
  /// The largest finite half.
  package static let largest: Float = 65_504

  /// The nearest half, ties to the even one.
  ///
  /// - Precondition: the number is not NaN.
  package init(_ number: Float) {
    precondition(!number.isNaN, "expected a number")
    let sign = UInt16(truncatingIfNeeded: number.bitPattern >> 16) & 0x8000
    let magnitude = number.bitPattern & 0x7fff_ffff
    let exponent = Int(magnitude >> 23) - 127
    guard exponent < 16 else {
      bits = sign | Self.infinityBits
      return
    }
    let isNormal = exponent >= -14
    let significand = magnitude & 0x7f_ffff | 0x80_0000
    // What is below the last bit of the half; all of it where the number is below half the smallest half.
    let dropped = isNormal ? 13 : min(13 - 14 - exponent, 25)
    let kept = significand >> UInt32(dropped)
    let rest = significand & (1 << UInt32(dropped) - 1)
    let middle: UInt32 = 1 << UInt32(dropped - 1)
    let isRoundedUp = rest > middle || rest == middle && kept & 1 == 1
    // A carry out of the fraction rightly raises the exponent, up to infinity.
    let base = isNormal ? UInt32(exponent + 14) << 10 : 0
    bits = sign | UInt16(base + kept + (isRoundedUp ? 1 : 0))
  }

  /// The next lower half.
  package var nextDown: Half {
    switch bits {
    case 0, 0x8000: Half(bits: 0x8001)
    case ..<0x8000: Half(bits: bits - 1)
    default: Half(bits: bits == 0x8000 | Self.infinityBits ? bits : bits + 1)
    }
  }

  /// The next higher half.
  package var nextUp: Half { Half(bits: Half(bits: bits ^ 0x8000).nextDown.bits ^ 0x8000) }

  package static func < (left: Half, right: Half) -> Bool { left.rank < right.rank }

  /// The place among all halves, the two zeros sharing one.
  private var rank: Int { bits < 0x8000 ? Int(bits) : 0x8000 - Int(bits) }

  /// The number, exactly; NaN for all that are none.
  package var value: Double {
    let magnitude = bits & 0x7fff
    let sign: FloatingPointSign = bits < 0x8000 ? .plus : .minus
    guard magnitude < Self.infinityBits else {
      return magnitude > Self.infinityBits ? .nan : sign == .plus ? .infinity : -.infinity
    }
    let isNormal = magnitude >= 0x400
    let significand = Double(magnitude & 0x3ff | (isNormal ? 0x400 : 0))
    return Double(sign: sign, exponent: (isNormal ? Int(magnitude >> 10) : 1) - 25, significand: significand)
  }
}
