import Drawing
import Testing

@Suite struct ScaleTests {
  @Test func ticksAreRoundAndWithin() {
    #expect(Scale(covering: [0, 1]).ticks(5).map(\.text) == ["0", "0.2", "0.4", "0.6", "0.8", "1.0"])
    #expect(Scale(covering: [1, 20]).ticks(5).map(\.text) == ["5", "10", "15", "20"])
    #expect(Scale(covering: [-0.004, 0.011]).ticks(4).map(\.text) == ["0", "0.005", "0.010"])
    #expect(Scale(covering: [0, 3e9]).ticks(3).map(\.text) == ["0", "1e9", "2e9", "3e9"])
    #expect(Scale(covering: [1e-9, 3e-9]).ticks(3).map(\.text) == ["1e-9", "2e-9", "3e-9"])
  }

  @Test func logarithmicTicksArePowersOfTen() {
    #expect(Scale(covering: [0.001, 10], .logarithmic).ticks(5).map(\.value) == [0.001, 0.01, 0.1, 1, 10])
    #expect(
      Scale(covering: [1e-5, 1e5], .logarithmic).ticks(5).map(\.text) == [
        "1e-5", "0.001", "0.1", "10", "1000", "1e5",
      ])
    #expect(Scale(covering: [0.2, 6], .logarithmic).ticks(5).map(\.text) == ["0.2", "0.5", "1", "2", "5"])
    #expect(
      Scale(covering: [2.1, 2.3], .logarithmic).ticks(4).map(\.text) == [
        "2.10", "2.15", "2.20", "2.25", "2.30",
      ])
  }

  @Test func sharesGoFromEndToEnd() {
    let linear = Scale(covering: [2, 4])
    #expect(linear.share(of: 2) == 0 && linear.share(of: 4) == 1 && linear.share(of: 3) == 0.5)
    let logarithmic = Scale(covering: [1, 100], .logarithmic)
    #expect(logarithmic.share(of: 10) == 0.5)
    #expect(logarithmic.share(of: 0) == nil && logarithmic.share(of: -1) == nil)
    #expect(linear.share(of: .nan) == nil && linear.share(of: .infinity) == nil)
  }

  @Test(arguments: [
    [], [Double.nan], [.infinity, -.infinity], [0], [7, 7], [1e300, 1e300], [-1.7e308, 1.7e308],
    [1e10, 1e10 + 1e-5],
    [.leastNonzeroMagnitude, .leastNonzeroMagnitude * 1000], [-1e-300, 0], [.leastNormalMagnitude],
    [.leastNonzeroMagnitude, 1.7e308],
  ])
  func hostileValuesHaveAScale(_ values: [Double]) {
    for kind in [Scale.Kind.linear, .logarithmic] {
      for margin in [0, 0.04] {
        let scale = Scale(covering: values, kind, margin: margin)
        #expect(scale.low < scale.high && scale.low.isFinite && scale.high.isFinite)
        let ticks = scale.ticks(5)
        #expect(ticks.count <= 8)
        #expect(ticks.allSatisfy { $0.value.isFinite && $0.text.count < 20 })
        for value in values { if let share = scale.share(of: value) { #expect(share.isFinite) } }
      }
    }
  }

  @Test func kindIsLogarithmicForManyTimesTheLeast() {
    #expect(Scale.kind(for: [0.001, 1], ratio: 200) == .logarithmic)
    #expect(Scale.kind(for: [0.1, 1], ratio: 200) == .linear)
    #expect(Scale.kind(for: [0, 1], ratio: 200) == .linear)
    #expect(Scale.kind(for: [.nan, -1, 1000], ratio: 200) == .linear)
    #expect(Scale.kind(for: [Double](), ratio: 200) == .linear)
  }
}
