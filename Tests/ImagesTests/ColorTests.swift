import Images
import Testing

@Suite struct ColorTests {
  /// `scripts/golden/images.py`.
  @Test(arguments: ImageSample.luma) func grayIsLuma(sample: ImageSample) throws {
    #expect(try Image(decoding: sample.file, name: sample.name).converted(to: .gray) == sample.image)
  }

  @Test func colorOfGrayIsThreeEqualValues() {
    let gray = Image(width: 2, height: 1, color: .gray, pixels: [7, 200])
    let color = Image(width: 2, height: 1, color: .rgb, pixels: [7, 7, 7, 200, 200, 200])
    #expect(gray.converted(to: .rgb) == color)
    #expect(color.converted(to: .gray) == gray)
    #expect(color.converted(to: .rgb) == color)
  }

  @Test func planesFollowOneAnother() {
    let image = Image(width: 2, height: 2, color: .rgb, pixels: [1, 5, 9, 2, 6, 10, 3, 7, 11, 4, 8, 12])
    var planes = [UInt8](repeating: 0, count: 12)
    planes.withUnsafeMutableBufferPointer { image.copyPlanes(to: $0) }
    #expect(planes == Array(1...12))
  }
}
