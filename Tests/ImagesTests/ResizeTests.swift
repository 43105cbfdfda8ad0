import Images
import Testing

@Suite struct ResizeTests {
  private let image = Image(
    width: 7, height: 5, color: .rgb,
    pixels: (0..<105).map { (index: Int) in UInt8(index * (7 * index + 13) % 256) })

  /// `scripts/golden/resizing.py`.
  @Test(arguments: ResizedSample.all) func matchesPyTorch(sample: ResizedSample) {
    let resized = image.resized(width: sample.width, height: sample.height, sample.resampling)
    #expect(resized == Image(width: sample.width, height: sample.height, color: .rgb, pixels: sample.pixels))
  }

  /// Each pixel is repeated as often as the new row has pixels, which makes means over whole repeated ones.
  @Test(arguments: [1, 2, 3, 50, 64, 100, 101, 102, 202, 255]) func meansAreExact(width: Int) {
    let values = (0..<101).map { (index: Int) in index * (7 * index + 13) % 256 }
    let row = Image(width: 101, height: 1, color: .gray, pixels: values.map(UInt8.init))
    let means = (0..<width).map { target in
      let sum = (target * 101..<(target + 1) * 101).reduce(0) { $0 + values[$1 / width] }
      return UInt8((2 * sum + 101) / 202)
    }
    #expect(row.resized(width: width, height: 1, .area).pixels == means)
  }

  @Test(arguments: Resampling.allCases) func theSameSizeIsTheSameImage(resampling: Resampling) {
    #expect(image.resized(width: 7, height: 5, resampling) == image)
  }

  @Test(arguments: Resampling.allCases) func onePixelFillsAnySize(resampling: Resampling) {
    let pixel = Image(width: 1, height: 1, color: .gray, pixels: [137])
    let filled = Image(width: 11, height: 3, color: .gray, pixels: [UInt8](repeating: 137, count: 33))
    #expect(pixel.resized(width: 11, height: 3, resampling) == filled)
  }

  /// The longest rows, brightest values and most uneven weights: nothing overflows.
  @Test(arguments: Resampling.allCases) func theLargestSidesAreResized(resampling: Resampling) {
    let side = Image.largestSide
    let row = Image(width: side, height: 1, color: .gray, pixels: [UInt8](repeating: 255, count: side))
    let shrunk = row.resized(width: 2, height: 3, resampling)
    #expect(shrunk.pixels == [UInt8](repeating: 255, count: 6))
    let turned = shrunk.resized(width: 1, height: side, resampling)
    #expect(turned.pixels == [UInt8](repeating: 255, count: side))
  }
}
