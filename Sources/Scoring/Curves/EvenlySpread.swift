/// The places of at most so many points, spread evenly along the line through all of them; the first and the last
/// are among them.
func evenlySpread(_ points: [(x: Double, y: Double)], count: Int) -> [Int] {
  guard points.count > max(count, 2) else { return Array(points.indices) }
  var lengths = [0.0]
  for (from, to) in zip(points, points.dropFirst()) {
    lengths.append((lengths.last ?? 0) + abs(to.x - from.x) + abs(to.y - from.y))
  }
  let step = (lengths.last ?? 0) / Double(max(count, 2) - 1)
  var places = [0]
  for place in 1..<points.count - 1 where lengths[place] >= Double(places.count) * step {
    guard places.count < max(count, 2) - 1 else { break }
    places.append(place)
  }
  return places + [points.count - 1]
}
