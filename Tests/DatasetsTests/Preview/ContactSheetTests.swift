import Datasets
import Images
import Tensors
import Testing

/// What is on a contact sheet, pixel by pixel.
@Suite struct ContactSheetTests {
  /// Two gray images of class 0, one of class 1, none of class 2.
  private let gray = Samples(
    .bytes([0, 255, 128, 64, 10, 20, 30, 40, 200, 201, 202, 203]), shape: [1, 2, 2], labels: [0, 1, 0],
    valueMaximum: 255)

  /// The brightness at a place, of the red channel.
  private func red(_ image: Image, _ x: Int, _ y: Int) -> UInt8 { image.pixels[(y * image.width + x) * 3] }

  /// Each picture pixel is 48 pixels wide: 96 divided by 2.
  @Test func smallImagesAreEnlargedExactly() {
    let sheet = Preview(of: gray, classes: ["a", "b", "c"], perClass: 5).contactSheet(title: "t")
    // Margin 16, then the label: 7 letters of 12 pixels. Margin 16 and two lines of text of 18.
    let (left, top) = (16 + 7 * 12, 16 + 2 * 18)
    #expect(sheet.width == left + 2 * 96 + 4 + 16)
    #expect(sheet.height == top + 3 * (96 + 4) + 2 * 8 + 16)
    for (x, y, value) in [(0, 0, 0), (47, 47, 0), (48, 0, 255), (0, 48, 128), (95, 95, 64)] {
      #expect(red(sheet, left + x, top + y) == UInt8(value))
    }
    // The second sample of class 0 is the third of all; the only one of class 1 is a line and a gap below.
    #expect(red(sheet, left + 100, top) == 200)
    #expect(red(sheet, left, top + 108) == 10)
    // Between pictures, and where class 2 has none, is paper.
    for (x, y) in [(97, 10), (100, 108), (0, 216)] { #expect(red(sheet, left + x, top + y) == 244) }
  }

  @Test func colorsKeepTheirOrder() {
    let samples = Samples(
      .bytes([255, 0, 0, 255, 0, 0]), shape: [3, 1, 2], labels: [0], valueMaximum: 255)
    let sheet = Preview(of: samples, classes: ["a"], perClass: 1).contactSheet(title: "")
    let start = ((16 + 36) * sheet.width + 16 + 84) * 3
    #expect(Array(sheet.pixels[start..<start + 3]) == [255, 0, 0])
    #expect(Array(sheet.pixels[start + 48 * 3..<start + 48 * 3 + 3]) == [0, 255, 0])
  }

  @Test func textIsDrawnDotByDot() {
    let sheet = Preview(of: gray, classes: ["L", "b", "c"], perClass: 1).contactSheet(title: "")
    // An L is a column and a row of ink, each dot two pixels wide.
    let drawn = (0..<7).map { row in
      (0..<5).map { red(sheet, 16 + 2 * $0, 52 + 2 * row) == 32 ? "#" : "." }.joined()
    }
    #expect(drawn == Array(repeating: "#....", count: 6) + ["#####"])
  }

  @Test func largeImagesAreReduced() {
    let samples = Samples(
      .bytes([UInt8](repeating: 77, count: 300 * 150)), shape: [1, 300, 150], labels: [0], valueMaximum: 255)
    let sheet = Preview(of: samples, classes: ["a"], perClass: 1).contactSheet(title: "")
    #expect(sheet.width == 16 + 84 + 48 + 16)
    #expect(sheet.height == 16 + 36 + 96 + 4 + 16)
    #expect(red(sheet, 100, 52) == 77 && red(sheet, 147, 147) == 77)
  }

  /// The middle one of three slices.
  @Test func volumesShowTheirMiddle() {
    let samples = Samples(.bytes([1, 1, 2, 2, 3, 3]), shape: [1, 3, 1, 2], labels: [0], valueMaximum: 255)
    let sheet = Preview(of: samples, classes: ["a"], perClass: 1).contactSheet(title: "")
    #expect(red(sheet, 100, 52) == 2)
  }

  /// A curve rises from the lower left to the upper right.
  @Test func seriesAreCurves() {
    let samples = Samples(.floats([-5, 0, 5, 9]), shape: [1, 4], labels: [0], valueMaximum: 1)
    let sheet = Preview(of: samples, classes: ["a"], perClass: 1).contactSheet(title: "")
    #expect(red(sheet, 100, 52 + 47) == 31 && red(sheet, 100 + 95, 52) == 31)
    #expect(red(sheet, 100, 52) == 244 && red(sheet, 100 + 95, 52 + 47) == 244)
  }

  /// Numbers beyond 0 to 1 stretch the range of an image, those within do not.
  @Test func imagesOfNumbersKeepBlackAndWhite() {
    func pixels(_ values: [Float]) -> [UInt8] {
      let samples = Samples(.floats(values), shape: [1, 1, 2], labels: [0], valueMaximum: 1)
      let sheet = Preview(of: samples, classes: ["a"], perClass: 1).contactSheet(title: "")
      return [red(sheet, 100, 52), red(sheet, 148, 52)]
    }
    #expect(pixels([0.2, 0.6]) == [51, 153])
    #expect(pixels([-1, 1]) == [0, 255])
    #expect(pixels([0, 510]) == [0, 255])
  }

  /// One original, then epoch 1, 2, 3, set off by a gap.
  @Test func epochsFollowTheSample() {
    let varying = VaryingSamples(base: gray)
    let sheet = Preview(of: varying, classes: ["a", "b", "c"], perClass: 4).contactSheet(title: "")
    #expect(red(sheet, 100 + 48, 52) == 255)
    for epoch in 1...3 {
      #expect(red(sheet, 100 + epoch * 100 + 12, 52) == UInt8((25.5 * Float(epoch)).rounded()))
    }
    // The second sample of the class is on the next line.
    #expect(red(sheet, 100, 52 + 100) == 200)
  }

  @Test func manyClassesAreCut() {
    let samples = Samples(
      .bytes([UInt8](repeating: 9, count: 300)), shape: [1, 1, 1], labels: (0..<300).map { Int32($0) },
      valueMaximum: 255)
    let classes = (0..<300).map { "class \($0) of a long name" }
    let sheet = Preview(of: samples, classes: classes, perClass: 3).contactSheet(title: "many")
    #expect(sheet.height == 52 + 100 * 100 + 99 * 8 + 18 + 16)
    #expect(
      Preview(of: samples, classes: classes, perClass: 3).terminalText(width: 80, isColored: false)
        .hasSuffix("and 200 more classes\n"))
  }

  /// The name of a path may be of any length.
  @Test func longTitlesAreCut() {
    let title = String(repeating: "x", count: 100_000)
    #expect(
      Preview(of: gray, classes: ["a", "b", "c"], perClass: 1).contactSheet(title: title).width == 1472)
  }

  /// Sizes that no picture can have are drawn as curves.
  @Test func strangeShapesAreDrawnSomehow() {
    for shape in [[1, 1, 70_000], [70_000], [2, 1, 1, 1, 5], [4, 1, 1]] as [Shape] {
      let samples = Samples(
        .bytes([UInt8](repeating: 3, count: shape.count)), shape: shape, labels: [0], valueMaximum: 255)
      #expect(Preview(of: samples, classes: ["a"], perClass: 2).contactSheet(title: "x").height > 100)
    }
  }
}
