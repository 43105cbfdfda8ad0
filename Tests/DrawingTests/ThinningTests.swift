import Drawing
import Testing

@Suite struct ThinningTests {
  @Test func extremesOfEachColumnStay() {
    var points = (0..<10_000).map { Point(Double($0) / 1000, 0.5) }
    points[3456].y = -7
    points[7654].y = 9
    let thin = thinned(points, columns: 10)
    #expect(thin.count <= 40)
    #expect(thin.contains(points[3456]) && thin.contains(points[7654]))
    #expect(thin.first == points.first && thin.last == points.last)
    #expect(zip(thin, thin.dropFirst()).allSatisfy { $0.x < $1.x })
  }

  @Test func fewPointsStayAsTheyAre() {
    let points = (0..<40).map { Point(0, Double($0)) }
    #expect(thinned(points, columns: 10) == points)
  }

  @Test func pointsToAndFroAreLimited() {
    let points = (0..<100_000).map { Point(Double($0 * 7919 % 500), Double($0)) }
    #expect(thinned(points, columns: 500).count <= 8000)
  }
}
