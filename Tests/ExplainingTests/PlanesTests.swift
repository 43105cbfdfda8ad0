import Explaining
import Images
import Tensors
import TestSupport
import Testing

/// What is done to the values of an image.
@Suite struct PlanesTests {
  private let numbers = Planes((0..<12).map { Float($0) }, shape: [2, 2, 3])

  @Test func channelsStandOneAfterAnother() {
    let image = Image(width: 2, height: 1, color: .rgb, pixels: [0, 51, 102, 153, 204, 255])
    let planes = Planes(image)
    #expect(planes.shape == [3, 1, 2])
    #expect(worstDifference(planes.values, [0, 0.6, 0.2, 0.8, 0.4, 1]) < 1e-6)
  }

  @Test func whatLeavesAtAnEdgeComesInAtTheOther() {
    let down = numbers.shifted(rows: 1, columns: 0)
    #expect(down.values == [3, 4, 5, 0, 1, 2, 9, 10, 11, 6, 7, 8])
    let left = numbers.shifted(rows: 0, columns: -1)
    #expect(left.values == [1, 2, 0, 4, 5, 3, 7, 8, 6, 10, 11, 9])
    #expect(numbers.shifted(rows: 5, columns: -7).shifted(rows: -5, columns: 7) == numbers)
  }

  /// A point becomes the kernel of 1, 2, 1 along both sides; even planes stay as they are.
  @Test func smoothingSpreadsAPoint() {
    var point = Planes([Float](repeating: 0, count: 25), shape: [1, 5, 5])
    point.values[12] = 16
    let spread = point.smoothed()
    #expect(
      spread.values == [0, 0, 0, 0, 0, 0, 1, 2, 1, 0, 0, 2, 4, 2, 0, 0, 1, 2, 1, 0, 0, 0, 0, 0, 0])
    #expect(point.smoothed(0.5).values[12] == 10 && point.smoothed(0) == point)
    let even = Planes([Float](repeating: 3, count: 12), shape: [2, 2, 3])
    #expect(even.smoothed() == even)
  }

  @Test func resizingInterpolatesBetweenMiddles() {
    let wide = Planes([0, 1, 10, 11], shape: [2, 1, 2]).resized(height: 1, width: 4)
    #expect(wide.values == [0, 0.25, 0.75, 1, 10, 10.25, 10.75, 11])
    #expect(numbers.resized(height: 2, width: 3) == numbers)
  }
}
