/// The pieces of a line through points that a pattern of drawn and left out lengths leaves; all of it without a pattern.
func dashes(of points: [Point], lengths: [Double]) -> [[Point]] {
  let pattern = lengths.filter { $0 > 0 && $0.isFinite }
  guard !pattern.isEmpty, pattern.count == lengths.count, var last = points.first else { return [points] }
  var pieces: [[Point]] = []
  var current = [last]
  var step = 0
  var rest = pattern[0]
  for point in points.dropFirst() {
    var (dx, dy) = (point.x - last.x, point.y - last.y)
    var length = (dx * dx + dy * dy).squareRoot()
    while length > rest, pieces.count < mostPieces {
      let turn = Point(last.x + dx * rest / length, last.y + dy * rest / length)
      if step.isMultiple(of: 2) { pieces.append(current + [turn]) }
      (dx, dy, length) = (point.x - turn.x, point.y - turn.y, length - rest)
      (last, current) = (turn, [turn])
      step += 1
      rest = pattern[step % pattern.count]
    }
    rest -= length
    last = point
    current.append(point)
  }
  if step.isMultiple(of: 2) { pieces.append(current) }
  return pieces
}

/// More would not be told apart on any image.
private let mostPieces = 100_000
