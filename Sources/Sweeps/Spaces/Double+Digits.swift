import Foundation

extension Double {
  /// The nearest number of eight significant decimal digits.
  var roundedToEightDigits: Double {
    guard self != 0, isFinite else { return self }
    // Powers of ten are exact up to 1e22, so the quotient or product is the nearest to what is written.
    let exponent = log10(magnitude).rounded(.down) - 7
    let unit = pow(10, abs(exponent))
    guard unit.isFinite else { return self }
    return exponent < 0 ? (self * unit).rounded() / unit : (self / unit).rounded() * unit
  }
}
