import Images
import Testing

@Suite struct PNGWritingTests {
  @Test(arguments: ImageColor.allCases, [1, 2, 300]) func imagesComeBack(color: ImageColor, width: Int) throws
  {
    let count = width * 5 * color.channels
    let image = Image(
      width: width, height: 5, color: color,
      pixels: (0..<count).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) })
    let file = image.png()
    #expect(file.starts(with: [0x89, 0x50, 0x4e, 0x47]))
    #expect(try Image(decoding: file, name: "x") == image)
  }
}
