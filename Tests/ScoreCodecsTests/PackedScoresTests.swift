import Foundation
import Halves
import ScoreCodecs
import TestSupport
import Testing

@Suite struct PackedScoresTests {
  private func softmax(samples: Int, classes: Int, sharpness: Float) -> [Float] {
    var state: UInt64 = 88_172_645_463_325_252
    var scores: [Float] = []
    for _ in 0..<samples {
      let row = (0..<classes).map { _ -> Float in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return exp(sharpness * (Float(state >> 40) / Float(1 << 24) - 1))
      }
      let sum = row.reduce(0, +)
      scores += row.map { $0 / sum }
    }
    return scores
  }

  private func highest(_ row: ArraySlice<some Comparable>) -> Int {
    row.indices.reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 } - row.startIndex
  }

  @Test(arguments: [Float(0), 0.01, 4, 30, 100])
  func logarithmsKeepProbabilitiesAndPredictions(sharpness: Float) throws {
    let (samples, classes) = (500, 10)
    let scores = softmax(samples: samples, classes: classes, sharpness: sharpness)
    let packed = PackedScores(scores, columns: classes)
    #expect(try packed.areLogarithms)
    let halves = try packed.halves(sampleCount: samples).map { Half(bits: $0) }
    // Half a unit of eleven bits from rounding, one more where a prediction had to be kept.
    for (score, half) in zip(scores, halves) {
      let expected = log(Double(score))
      #expect(
        score == 0 ? half.value == -.infinity : abs(half.value - expected) <= abs(expected) * 1.5e-3 + 1e-7,
        "\(score) became \(half)")
    }
    for sample in 0..<samples {
      let row = sample * classes..<(sample + 1) * classes
      #expect(highest(halves[row]) == highest(scores[row]))
    }
  }

  @Test func aScoreThatRoundsToTheSameStaysLower() throws {
    let packed = PackedScores([0.3332, 0.33321, 0.33359, 0.4, 0.3, 0.3], columns: 3)
    let halves = try packed.halves(sampleCount: 2).map { Half(bits: $0) }
    #expect(halves[2] > halves[1] && halves[2] > halves[0])
    #expect(halves[4] == halves[5])
  }

  @Test func oneColumnStaysOnItsSide() throws {
    let scores: [Float] = [0.5, 0.500001, 0.499999, 0, 1, 0.9999999]
    let halves = try PackedScores(scores, columns: 1).halves(sampleCount: 6).map { Half(bits: $0) }
    #expect(halves.map { exp($0.value) > 0.5 } == [false, true, false, false, true, true])
    #expect(halves[5].value == -0x1p-23)
  }

  @Test func otherScoresAreKeptAsTheyAre() throws {
    let packed = PackedScores([-3.5, 1e9, 0.25, -1e9], columns: 2)
    #expect(try !packed.areLogarithms)
    let halves = try packed.halves(sampleCount: 2).map { Half(bits: $0) }
    #expect(halves.map(\.value) == [-3.5, 65_504, 0.25, -65_504])
  }

  @Test func tenClassesTakeLessThanTwentyBytesASample() {
    for sharpness: Float in [0, 1, 10, 50] {
      let scores = softmax(samples: 10_000, classes: 10, sharpness: sharpness)
      #expect(PackedScores(scores, columns: 10).data.count <= 20 * 10_000)
    }
  }

  @Test func damageIsFound() throws {
    let packed = PackedScores(softmax(samples: 40, classes: 3, sharpness: 5), columns: 3)
    for place in packed.data.indices {
      var data = packed.data
      data[place] ^= 4
      #expect(throws: ScoreCodecError.self) {
        try PackedScores(codec: packed.codec, columnCount: 3, data: data).halves(sampleCount: 40)
      }
    }
    for count in [0, 39, 41, -1, .max] {
      #expect(throws: ScoreCodecError.self) { try packed.halves(sampleCount: count) }
    }
    #expect(throws: ScoreCodecError.self) {
      try PackedScores(codec: 7, columnCount: 3, data: packed.data).halves(sampleCount: 40)
    }
  }

  @Test func noSamplesAreNoScores() throws {
    #expect(try PackedScores([], columns: 4).halves(sampleCount: 0).isEmpty)
  }
}
