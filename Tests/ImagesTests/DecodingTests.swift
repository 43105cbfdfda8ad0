import Images
import Testing

/// Files and pixels by `scripts/golden/images.py`.
@Suite struct DecodingTests {
  @Test(arguments: ImageSample.png) func pixelsOfPNGAreExact(sample: ImageSample) throws {
    #expect(try Image(decoding: sample.file, name: sample.name) == sample.image)
  }

  @Test(arguments: ImageSample.jpeg) func pixelsOfJPEGAreNear(sample: ImageSample) throws {
    expectNear(try Image(decoding: sample.file, name: sample.name), sample.image)
  }

  @Test(arguments: ImageSample.oriented) func imagesAreTurnedUpright(sample: ImageSample) throws {
    let image = try Image(decoding: sample.file, name: sample.name)
    if sample.name.hasSuffix(".png") {
      #expect(image == sample.image)
    } else {
      expectNear(image, sample.image)
    }
  }

  /// Cameras and editors leave such bytes; no decoder minds them.
  @Test func paddingBeforeTheEndOfJPEGIsPassedOver() throws {
    let sample = try #require(ImageSample.jpeg.first)
    var padded = sample.file + [1, 2, 3]
    padded.insert(contentsOf: [0, 0, 0], at: sample.file.count - 2)
    expectNear(try Image(decoding: padded, name: "x"), sample.image)
  }

  @Test func cmykIsRefused() throws {
    let file = bytes(try #require(ImageSample.refused["cmyk.jpg"]))
    let error = ImageError(
      name: "a.jpg", expected: "a whole JPEG image", found: "CMYK, the inks of print; save it as RGB")
    #expect(throws: error) { try Image(decoding: file, name: "a.jpg") }
    #expect(
      error.description
        == "a.jpg: expected a whole JPEG image, found CMYK, the inks of print; save it as RGB")
  }

  @Test func otherFilesAreRefusedByTheirFirstBytes() throws {
    let gif = bytes(try #require(ImageSample.refused["picture.gif"]))
    for (file, found) in [(gif, "a file that begins with 47 49 46 38"), ([], "an empty file")] {
      let error = ImageError(name: "a.png", expected: "a PNG or JPEG image", found: found)
      #expect(throws: error) { try Image(decoding: file, name: "a.png") }
    }
  }

  /// Decoders of JPEG may round differently.
  private func expectNear(_ image: Image, _ expected: Image, at location: SourceLocation = #_sourceLocation) {
    #expect(image.width == expected.width && image.height == expected.height, sourceLocation: location)
    #expect(image.color == expected.color, sourceLocation: location)
    let differences = zip(image.pixels, expected.pixels).map { abs(Int($0) - Int($1)) }
    #expect(differences.allSatisfy { $0 <= 6 }, sourceLocation: location)
    #expect(differences.reduce(0, +) <= differences.count, sourceLocation: location)
  }
}
