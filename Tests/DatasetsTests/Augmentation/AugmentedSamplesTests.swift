import Datasets
import Settings
import Tensors
import TestSupport
import Testing

/// Samples as an epoch of training shows them.
@Suite struct AugmentedSamplesTests {
  private let digits: Samples
  private let generator = SeededGenerator(seed: 3).split("augmentation")

  init() throws { digits = try DatasetCatalog(dataPath: nil).load("digits").train }

  private func augmented(
    _ samples: Samples? = nil, _ set: (inout Augmentation) -> Void
  ) throws -> AugmentedSamples {
    var augmentation = Augmentation()
    set(&augmentation)
    return try AugmentedSamples(samples ?? digits, augmentation, generator: generator)
  }

  private func shown(_ samples: AugmentedSamples, _ indices: ArraySlice<Int32>, epoch: Int = 1) -> [Float] {
    [Float](unsafeUninitializedCapacity: indices.count * samples.shape.count) { values, filled in
      samples.read(indices, epoch: epoch, into: values)
      filled = values.count
    }
  }

  /// Everything at once.
  private static func everything(_ augmentation: inout Augmentation) {
    (augmentation.rotationRange, augmentation.shearRange, augmentation.zoomRange) = (40, 10, 0.8...1.2)
    (augmentation.widthShiftRange, augmentation.heightShiftRange) = (0.2, 0.2)
    (augmentation.horizontalFlip, augmentation.randomCrop, augmentation.channelShiftRange) = (true, 1, 2)
    (augmentation.brightnessRange, augmentation.contrastRange) = (0.8...1.2, 0.7...1.3)
    (augmentation.noise, augmentation.cutout) = (0.02, 2)
  }

  /// Whatever is read beside a sample, in whatever order, alone or in a batch, once or again.
  @Test func aSampleDoesNotDependOnItsBatch() throws {
    let samples = try augmented { Self.everything(&$0) }
    let all = shown(samples, ArraySlice(0..<40), epoch: 4)
    let order: [Int32] = [39, 7, 0, 7, 21]
    let batch = shown(samples, order[...], epoch: 4)
    for (place, index) in order.enumerated() {
      let expected = all[Int(index) * 64..<(Int(index) + 1) * 64]
      #expect(batch[place * 64..<(place + 1) * 64] == expected)
      #expect(shown(samples, [index], epoch: 4)[...] == expected)
    }
    #expect(shown(samples, ArraySlice(0..<40), epoch: 5) != all)
    let other = try AugmentedSamples(
      digits, samples.augmentation, generator: SeededGenerator(seed: 4).split("augmentation"))
    #expect(shown(other, ArraySlice(0..<40), epoch: 4) != all)
  }

  /// Equal samples are drawn differently, as their numbers differ.
  @Test func eachSampleIsDrawnOnItsOwn() throws {
    let same = digits.subset([5, 5, 5, 5])
    let values = shown(try augmented(same) { Self.everything(&$0) }, [0, 1, 2, 3])
    let images = stride(from: 0, to: 256, by: 64).map { Array(values[$0..<$0 + 64]) }
    #expect(Set(images).count == 4)
  }

  @Test func validationReadsSamplesAsTheyAre() throws {
    let samples = try augmented { Self.everything(&$0) }
    #expect(samples.tensor([3, 1, 4]) == digits.tensor([3, 1, 4]))
    #expect(samples.labels == digits.labels)
    #expect(samples.variesByEpoch)
  }

  /// To the last bit, with and without standardization.
  @Test func whatIsNotChangedStaysTheSame() throws {
    let standardized = digits.normalized(
      by: Normalization(divisor: 16, mean: [0.3], deviation: [0.37]))
    for base in [digits, standardized] {
      let none = try augmented(base) { _ in }
      #expect(!none.variesByEpoch)
      #expect(shown(none, ArraySlice(0..<50)) == base.tensor(ArraySlice(0..<50)).values)
      // Half of the images are as they were, half are their mirror images.
      let flipped = shown(try augmented(base) { $0.horizontalFlip = true }, ArraySlice(0..<50))
      var kept = 0
      for sample in 0..<50 {
        let image = base.tensor([Int32(sample)]).values
        let mirrored = stride(from: 0, to: 64, by: 8).flatMap { image[$0..<$0 + 8].reversed() }
        let found = Array(flipped[sample * 64..<(sample + 1) * 64])
        #expect(found == image || found == mirrored)
        if found == image { kept += 1 }
      }
      #expect((10...40).contains(kept))
    }
  }

  @Test func aCropFromAnImagePaddedWithZerosIsAShift() throws {
    let crops = try augmented { ($0.randomCrop, $0.fillMode) = (2, .constant) }
    for sample in 0..<Int32(30) {
      let image = digits.tensor([sample]).values
      let found = shown(crops, [sample])
      let shifts = (-2...2).flatMap { y in (-2...2).map { x in (x: x, y: y) } }
      #expect(shifts.contains { shifted(image, $0.x, $0.y) == found })
    }
  }

  /// A digit seen from elsewhere, with zeros around it.
  private func shifted(_ image: [Float], _ x: Int, _ y: Int) -> [Float] {
    (0..<64).map { place in
      let (row, column) = (place / 8 + y, place % 8 + x)
      let isInside = (0..<8).contains(row) && (0..<8).contains(column)
      return isInside ? image[row * 8 + column] : 0
    }
  }

  /// Limits are those of the stored values, or of the image where it reaches further.
  @Test func coloursStayWithinTheirLimits() throws {
    let bright = shown(try augmented { $0.brightnessRange = 3...3 }, ArraySlice(0..<20))
    let plain = digits.tensor(ArraySlice(0..<20)).values
    #expect(bright == plain.map { min(1, 3 * $0) })
    let flat = shown(try augmented { $0.contrastRange = 0...0 }, [0])
    let mean = plain.prefix(64).reduce(0, +) / 64
    #expect(flat.allSatisfy { abs($0 - mean) < 1e-6 })
    let numbers = Samples(.floats([-3, 0, 0.5, 7]), shape: [1, 2, 2], labels: [0], valueMaximum: 1)
    let doubled = shown(try augmented(numbers) { $0.brightnessRange = 2...2 }, [0])
    #expect(doubled == [-3, 0, 1, 7])
  }

  @Test func noiseHasItsDeviationBeforeStandardization() throws {
    let flat = Samples(
      .bytes([UInt8](repeating: 100, count: 3 * 40_000)), shape: [3, 200, 200], labels: [0], valueMaximum: 200
    )
    let base = flat.normalized(
      by: Normalization(divisor: 200, mean: [0.5, 0.25, 0], deviation: [1, 0.5, 2]))
    let values = shown(try augmented(base) { $0.noise = 0.1 }, [0]).map(Double.init)
    for (channel, (mean, deviation)) in [(0.0, 0.1), (0.5, 0.2), (0.25, 0.05)].enumerated() {
      let part = values[channel * 40_000..<(channel + 1) * 40_000]
      let found = part.reduce(0, +) / 40_000
      let squares = part.reduce(0) { $0 + ($1 - found) * ($1 - found) } / 40_000
      #expect(abs(found - mean) < 0.03 * deviation)
      #expect(abs(squares.squareRoot() / deviation - 1) < 0.02)
    }
  }
}
