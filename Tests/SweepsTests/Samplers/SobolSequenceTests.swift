import Sweeps
import Testing

/// Points of `scripts/golden/sobol.py`, SciPy 1.17.1.
@Suite struct SobolSequenceTests {
  static let points: [(UInt32, [UInt32])] = [
    (0, [0, 0, 0, 0, 0, 0]),
    (1, Array(repeating: 2_147_483_648, count: 6)),
    (2, [3_221_225_472, 1_073_741_824, 1_073_741_824, 3_221_225_472, 1_073_741_824, 3_221_225_472]),
    (3, [1_073_741_824, 3_221_225_472, 3_221_225_472, 1_073_741_824, 3_221_225_472, 1_073_741_824]),
    (100, [1_778_384_896, 1_107_296_256, 3_321_888_768, 2_046_820_352, 1_778_384_896, 2_785_017_856]),
    (1023, [4_194_304, 3_233_808_384, 2_629_828_608, 2_654_994_432, 2_638_217_216, 171_966_464]),
  ]

  @Test(arguments: points) func pointsAreThoseOfSciPy(index: UInt32, coordinates: [UInt32]) throws {
    let point = try #require(SobolSequence(dimensions: 64)).point(index)
    #expect([0, 1, 2, 7, 31, 63].map { point[$0] } == coordinates)
  }

  @Test func theFirstThousandPointsOfAllDimensionsAreThoseOfSciPy() throws {
    let sequence = try #require(SobolSequence(dimensions: SobolSequence.mostDimensions))
    var digest: UInt64 = 0
    for index in 0..<UInt32(1024) {
      for word in sequence.point(index) { digest = digest &* 31 &+ UInt64(word) }
    }
    #expect(digest == 545_988_887_051_239_424)
  }

  @Test func moreDimensionsThanThereAreNumbersForAreRefused() {
    #expect(SobolSequence.mostDimensions == 64)
    #expect(SobolSequence(dimensions: 65) == nil)
    #expect(SobolSequence(dimensions: 0)?.point(5) == [])
  }
}
