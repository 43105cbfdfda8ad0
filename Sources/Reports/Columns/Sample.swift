import Statistics

/// Numbers that several runs of one configuration gave.
struct Sample: Hashable, Sendable {
  private let moments: Moments
  let min: Double
  let max: Double

  /// The summary of some numbers; nil where there are none.
  init?(_ numbers: [Double]) {
    guard let moments = Moments(numbers), let low = numbers.min(), let high = numbers.max() else {
      return nil
    }
    (self.moments, min, max) = (moments, low, high)
  }

  var mean: Double { moments.mean }
  /// The standard deviation with n - 1 below the line; nil for one number.
  var deviation: Double? { moments.deviation }
  /// Half the width of the 95% interval of the mean by Student's t; nil for one number.
  ///
  /// Computed where it is asked for, as ranking needs none.
  var halfWidth95: Double? { moments.halfWidth95 }
}
