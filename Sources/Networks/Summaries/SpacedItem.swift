/// Something of a width that wants to stand somewhere on a line.
struct SpacedItem {
  /// Where its middle wants to be.
  let wanted: Double
  /// What no neighbour may enter.
  let width: Double
  /// How much it counts that it gets its wish.
  let weight: Double
}

/// Middles of items side by side in their order, as near to the wanted ones as can be: the least weighted sum of squares.
///
/// Less the widths before them, middles only have to ascend: isotonic regression, by pooling adjacent violators (Ayer et
/// al., 1955).
func spacedApart(_ items: [SpacedItem]) -> [Double] {
  /// Items that touch each other.
  struct Pool {
    var sum: Double
    var weight: Double
    var count: Int
    var mean: Double { sum / weight }
  }
  var offsets: [Double] = []
  var pools: [Pool] = []
  var edge = 0.0
  for item in items {
    let offset = edge + item.width / 2
    offsets.append(offset)
    edge += item.width
    var pool = Pool(sum: (item.wanted - offset) * item.weight, weight: item.weight, count: 1)
    while let before = pools.last, before.mean > pool.mean {
      pools.removeLast()
      pool = Pool(
        sum: before.sum + pool.sum, weight: before.weight + pool.weight, count: before.count + pool.count)
    }
    pools.append(pool)
  }
  let shifts = pools.flatMap { [Double](repeating: $0.mean, count: $0.count) }
  return zip(shifts, offsets).map(+)
}
