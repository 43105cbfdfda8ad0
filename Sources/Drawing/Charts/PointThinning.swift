/// The points of a line that can be seen on so many columns of pixels: of each column's run of points the first, the
/// lowest, the highest and the last.
///
/// After Jugel et al., M4: A Visualization-Oriented Time Series Data Aggregation, VLDB 2014.
package func thinned(_ points: [Point], columns: Int) -> [Point] {
  guard points.count > 4 * columns else { return points }
  var result: [Point] = []
  var run: ArraySlice<Point> = []
  for place in points.indices {
    if let first = run.first, first.x.rounded(.down) != points[place].x.rounded(.down) {
      result += representatives(of: run)
      run = points[place..<place]
    }
    run = points[(run.isEmpty ? place : run.startIndex)...place]
  }
  result += representatives(of: run)
  // Points that go to and fro may leave more; these are taken at even distances.
  let most = 16 * columns
  guard result.count > most else { return result }
  return (0..<most).map { result[$0 * result.count / most] }
}

private func representatives(of run: ArraySlice<Point>) -> [Point] {
  guard run.count > 4 else { return Array(run) }
  let low = run.indices.min { run[$0].y < run[$1].y } ?? run.startIndex
  let high = run.indices.max { run[$0].y < run[$1].y } ?? run.startIndex
  return Set([run.startIndex, low, high, run.endIndex - 1]).sorted().map { run[$0] }
}
