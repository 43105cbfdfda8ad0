import Tensors
import Testing

/// The generator's published stream, and streams split off it.
@Suite struct SeededGeneratorTests {
  /// First values of SplitMix64 for the seed 1234567, as listed at rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64.
  @Test func followsThePublishedStream() {
    var generator = SeededGenerator(seed: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func splitsDependOnSeedAndLabelAlone() {
    let source = SeededGenerator(seed: 5)
    let early = source.split("weights")
    #expect(early == SeededGenerator(seed: 5).split("weights"))
    #expect(early != source.split("weight"))
    #expect(early != SeededGenerator(seed: 6).split("weights"))
    #expect(source.split("epoch", 1) != source.split("epoch", 2))
  }

  @Test func streamsOfNeighbouringNumbersHaveNothingInCommon() {
    let source = SeededGenerator(seed: 5).split("samples")
    #expect(source.split(3) == SeededGenerator(seed: 5).split("samples").split(3))
    // Epochs and samples: each pair its own stream, and their first bits evenly spread.
    var first: Set<UInt64> = []
    var ones = 0
    for epoch: UInt64 in 0..<20 {
      for sample: UInt64 in 0..<500 {
        var stream = source.split(epoch).split(sample)
        let word = stream.next()
        first.insert(word)
        ones += word.nonzeroBitCount
      }
    }
    #expect(first.count == 10_000)
    // Five standard errors of 640,000 fair bits.
    #expect(abs(ones - 320_000) < 2000)
  }

  @Test func uniformAndNormalHaveTheirMoments() {
    var generator = SeededGenerator(seed: 8)
    let count = 50_000
    let uniform = (0..<count).map { _ in Double(generator.uniform()) }
    #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
    let normal = (0..<count).map { _ in Double(generator.normal()) }
    for (values, mean, variance) in [(uniform, 0.5, 1.0 / 12), (normal, 0, 1)] {
      let found = values.reduce(0, +) / Double(count)
      let spread = values.reduce(0) { $0 + ($1 - found) * ($1 - found) } / Double(count)
      // Five standard errors of a mean.
      #expect(abs(found - mean) < 5 * (variance / Double(count)).squareRoot())
      #expect(abs(spread / variance - 1) < 0.03)
    }
  }
}
