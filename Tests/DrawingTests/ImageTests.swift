import Drawing
import Images
import Testing

@Suite struct ImageTests {
  private func image(_ marks: [Mark], width: Double = 20, height: Double = 10, scale: Double = 1) -> Image {
    Figure(width: width, height: height, title: "", summary: "", marks: marks).image(.light, scale: scale)
  }

  /// How dark a pixel is, from 0 for paper to 1 for black.
  private func darkness(_ image: Image, _ x: Int, _ y: Int) -> Double {
    1 - Double(image.color(x: x, y: y).green) / 255
  }

  @Test func coverageIsExactForRectangles() {
    let image = image([.rectangle(Box(x: 2.25, y: 1, width: 3, height: 2.6), .onHeat(0))])
    #expect(image.width == 20 && image.height == 10)
    let expected: [(Int, Int, Double)] = [
      (2, 1, 0.75), (3, 1, 1), (4, 2, 1), (5, 1, 0.25), (3, 3, 0.6), (5, 3, 0.15), (1, 1, 0), (3, 0, 0),
      (3, 4, 0),
    ]
    for (x, y, share) in expected { #expect(abs(darkness(image, x, y) - share) < 0.01) }
  }

  @Test func linesAreAsWideAsTheySay() {
    let image = image([.line([Point(2, 5), Point(18, 5)], Stroke(.onHeat(0), width: 3))])
    let column = (0..<10).map { darkness(image, 10, $0) }
    #expect(abs(column.reduce(0, +) - 3) < 0.05)
    #expect(abs(column[3] - column[6]) < 0.01 && column[4] == 1)
  }

  @Test func polygonsWindingBothWaysAreFilledOnce() {
    let square = [Point(2, 2), Point(8, 2), Point(8, 8), Point(2, 8)]
    let twice = image([.area(square + square, .onHeat(0), opacity: 0.5)])
    #expect(abs(darkness(twice, 4, 4) - 0.5) < 0.01)
    let reversed = image([.area(square.reversed(), .onHeat(0), opacity: 1)])
    #expect(darkness(reversed, 4, 4) == 1)
  }

  @Test func dashesLeaveGaps() {
    let image = image(
      [.line([Point(0, 5), Point(100, 5)], Stroke(.onHeat(0), width: 2, dash: [10, 10]))], width: 100)
    let dark = (0..<100).map { darkness(image, $0, 4) > 0.5 }
    #expect(dark[5] && !dark[15] && dark[25] && !dark[35] && dark[85] && !dark[95])
  }

  @Test func textHasItsLettersAtItsPlace() {
    let image = image([.text(Label("L", at: Point(4, 9), size: 10, .onHeat(0)))])
    // An L: dots down the left and along the bottom.
    #expect(darkness(image, 4, 3) > 0.5 && darkness(image, 4, 8) > 0.5 && darkness(image, 7, 8) > 0.5)
    #expect(darkness(image, 7, 3) < 0.1 && darkness(image, 2, 5) < 0.1)
  }

  @Test func scaleEnlargesAndLimits() {
    #expect(image([], scale: 3).width == 60)
    let huge = image([], width: 1_000_000, height: 10, scale: 5)
    #expect(huge.width == 10_000 && huge.height == 1)
  }

  @Test func whatCannotBeDrawnIsLeftOut() {
    let marks: [Mark] = [
      .line([Point(.nan, 0), Point(.infinity, 3)], Stroke(.ink)), .line([], Stroke(.ink)),
      .line([Point(-1e300, -1e300), Point(1e300, 1e300)], Stroke(.ink, dash: [1e-9, 1e-9])),
      .area([], .ink, opacity: .nan), .area([Point(1e308, -1e308), Point(3, 3)], .ink, opacity: 1),
      .circle(Point(0, 1e300), radius: 1e9, .ink), .text(Label("ü\u{0}😀", at: Point(.nan, 0))),
      .text(Label("", at: Point(0, 0))), .text(Label("far", at: Point(1e300, 2), rotation: .infinity)),
    ]
    #expect(image(marks).width == 20)
  }
}
