import Foundation

/// The exponential function in double precision.
func exponential(_ value: Double) -> Double { exp(value) }
