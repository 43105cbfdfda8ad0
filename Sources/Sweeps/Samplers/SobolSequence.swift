/// Points that fill the unit cube evenly (Sobol 1967), in the order of Gray codes (Antonov and Saleev 1979).
package struct SobolSequence: Sendable {
  /// How many dimensions there are numbers for.
  package static let mostDimensions = sobolDirections.count

  /// For each dimension what a set bit of the Gray code adds, without carry.
  private let directions: [[UInt32]]

  /// A sequence; nil where it has more dimensions than there are numbers for.
  package init?(dimensions: Int) {
    guard dimensions <= Self.mostDimensions else { return nil }
    directions = sobolDirections.prefix(dimensions).map(Self.expand)
  }

  /// The coordinates of a point as binary fractions of 32 digits.
  package func point(_ index: UInt32) -> [UInt32] {
    let code = index ^ (index >> 1)
    return directions.map { directions in
      directions.indices.reduce(0) { code >> UInt32($1) & 1 == 1 ? $0 ^ directions[$1] : $0 }
    }
  }

  /// The 32 direction numbers that follow from a primitive polynomial over GF(2) and the first ones
  /// (Joe and Kuo 2008, "Constructing Sobol sequences with better two-dimensional projections", equation 3).
  private static func expand(_ row: (polynomial: UInt32, first: [UInt32])) -> [UInt32] {
    let degree = row.first.count
    var numbers = row.first.enumerated().map { $1 << UInt32(31 - $0) }
    for index in degree..<32 {
      var number = numbers[index - degree] ^ (numbers[index - degree] >> UInt32(degree))
      for term in 1..<degree where row.polynomial >> UInt32(degree - term) & 1 == 1 {
        number ^= numbers[index - term]
      }
      numbers.append(number)
    }
    return numbers
  }
}
