/// A decimal number as texts hold it: digits with an optional sign, fraction and exponent.
struct DecimalNumber {
  /// The number, rounded to the nearest double; infinite where it is too large for one.
  let value: Double
  /// Whether it is written without fraction and exponent.
  let isInteger: Bool

  /// Reads a number that fills all of the bytes.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var place = 0
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      place = 1
    }
    let whole = Digits(bytes, from: &place, after: 0)
    var digits = whole
    var fractionCount = 0
    isInteger = place == bytes.count
    if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
      place += 1
      digits = Digits(bytes, from: &place, after: whole.value)
      fractionCount = digits.count
    }
    let count = whole.count + fractionCount
    guard count > 0 else { return nil }
    var exponent = 0
    if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
      place += 1
      let isSmall = place < bytes.count && bytes[place] == UInt8(ascii: "-")
      if isSmall || (place < bytes.count && bytes[place] == UInt8(ascii: "+")) { place += 1 }
      let power = Digits(bytes, from: &place, after: 0)
      guard power.count > 0 else { return nil }
      exponent = Int(min(power.value, 9999)) * (isSmall ? -1 : 1)
    }
    guard place == bytes.count else { return nil }
    let scale = exponent - fractionCount
    if count <= 15, abs(scale) <= 22 {
      // Both numbers are exact, so that one operation rounds once (Clinger, "How to read floating point numbers
      // accurately", 1990).
      let power = powersOfTen[abs(scale)]
      let magnitude = scale < 0 ? digits.value / power : digits.value * power
      value = isNegative ? -magnitude : magnitude
    } else {
      guard let value = Double(String(decoding: bytes, as: UTF8.self)) else { return nil }
      self.value = value
    }
  }

  /// A run of digits, continuing the number that those before it make.
  private struct Digits {
    var value: Double
    var count = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from place: inout Int, after value: Double) {
      self.value = value
      while place < bytes.count, case let digit = bytes[place] &- UInt8(ascii: "0"), digit <= 9 {
        self.value = self.value * 10 + Double(digit)
        count += 1
        place += 1
      }
    }
  }
}

/// All powers of ten that a double holds exactly.
private let powersOfTen: [Double] = (0...22).map { (0..<$0).reduce(1.0) { power, _ in power * 10 } }
