import Datasets
import Tensors
import Testing

/// What is drawn lies within the settings' ranges, and fills them.
@Suite struct AugmentationDrawTests {
  private func draws(_ shape: Shape = [1, 20, 30], _ set: (inout Augmentation) -> Void) -> [SampleTransform] {
    var augmentation = Augmentation()
    set(&augmentation)
    let stream = SeededGenerator(seed: 11)
    return (0..<4000).map { (number: UInt64) in
      var generator = stream.split(number)
      return augmentation.draw(for: shape, using: &generator)
    }
  }

  /// Spread evenly over a range: its ends are nearly reached, its mean is in the middle.
  private func fills(_ values: [Double], _ range: ClosedRange<Double>) -> Bool {
    let width = range.upperBound - range.lowerBound
    guard let low = values.min(), let high = values.max() else { return false }
    let mean = values.reduce(0, +) / Double(values.count)
    return low >= range.lowerBound && high <= range.upperBound && high - low > 0.99 * width
      && abs(mean - (range.lowerBound + width / 2)) < 0.03 * width
  }

  @Test func rangesAreRespectedAndFilled() {
    let draws = draws {
      ($0.rotationRange, $0.shearRange, $0.zoomRange) = (40, 12, 0.8...1.5)
      ($0.widthShiftRange, $0.heightShiftRange) = (0.2, 3)
      ($0.channelShiftRange, $0.brightnessRange, $0.contrastRange) = (25, 0.5...1, 1...4)
    }
    #expect(fills(draws.map(\.rotation), -40...40))
    #expect(fills(draws.map(\.shear), -12...12))
    #expect(fills(draws.map(\.zoomX), 0.8...1.5))
    #expect(fills(draws.map(\.zoomY), 0.8...1.5))
    // A share of the width, pixels of the height.
    #expect(fills(draws.map(\.shiftX), -6...6))
    #expect(fills(draws.map(\.shiftY), -3...3))
    #expect(fills(draws.map(\.channelShift), -25...25))
    #expect(fills(draws.map(\.brightness), 0.5...1))
    #expect(fills(draws.map(\.contrast), 1...4))
    #expect(draws.allSatisfy { $0.zoomX != $0.zoomY })
  }

  @Test func halfOfTheImagesAreFlipped() {
    let both = draws { ($0.horizontalFlip, $0.verticalFlip) = (true, true) }
    let (left, up) = (both.count { $0.flipsHorizontally }, both.count { $0.flipsVertically })
    // Five standard errors.
    #expect(abs(left - 2000) < 160)
    #expect(abs(up - 2000) < 160)
    #expect(abs(both.count { $0.flipsHorizontally && $0.flipsVertically } - 1000) < 140)
    let one = draws { $0.verticalFlip = true }
    #expect(one.allSatisfy { !$0.flipsHorizontally })
  }

  @Test func cropsTakeEachWholeShift() {
    let draws = draws { $0.randomCrop = 2 }
    #expect(Set(draws.map(\.cropX)) == [-2, -1, 0, 1, 2])
    #expect(Set(draws.map(\.cropY)) == [-2, -1, 0, 1, 2])
    #expect(Set(draws.map { 5 * $0.cropX + $0.cropY }).count == 25)
  }

  @Test func holesLieAnywhereAndNoiseHasItsOwnKey() {
    let draws = draws([3, 4, 5]) { ($0.noise, $0.cutout) = (0.1, 2) }
    #expect(Set(draws.compactMap(\.cutoutCentre)) == Set(0..<20))
    #expect(Set(draws.compactMap(\.noiseKey)).count == draws.count)
  }

  @Test func nothingIsDrawnWhereNothingIsSet() {
    #expect(draws { _ in }.allSatisfy { $0 == SampleTransform() })
  }
}
