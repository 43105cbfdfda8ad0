/// A graph in rows: each layer's box below all that it reads, and a waypoint wherever an edge passes by a row.
///
/// The first steps of Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system structures", 1981.
struct GraphRows {
  /// A box, or a point of an edge that passes by.
  struct Place {
    /// The layer of the box, -1 for the network's input; nil for a waypoint.
    let node: Int?
    /// Counted from the top.
    let row: Int
    /// The places in the row above that edges lead here from, in the order of the layer's inputs.
    var above: [Int] = []
  }

  /// The network's input, then the boxes of all layers, then the waypoints.
  private(set) var places: [Place]
  private let dominators: [Int]

  /// More places than anyone could look at.
  private static let mostPlaces = 50_000

  /// - Throws: where the graph is too large to be drawn.
  init(_ shapes: NetworkShapes) throws(NetworkError) {
    dominators = shapes.immediateDominators()
    places = [Place(node: -1, row: 0)]
    for (index, node) in shapes.nodes.enumerated() {
      let above = node.inputs.map { places[$0 + 1].row }.max() ?? 0
      places.append(Place(node: index, row: above + 1))
    }
    for (index, node) in shapes.nodes.enumerated() {
      for source in node.inputs {
        var previous = source + 1
        for row in (places[previous].row + 1)..<places[index + 1].row {
          places.append(Place(node: nil, row: row, above: [previous]))
          previous = places.count - 1
          guard places.count <= Self.mostPlaces else {
            throw NetworkError("'\(shapes.spec.name)' has too many and too long edges for a drawing")
          }
        }
        places[index + 1].above.append(previous)
      }
    }
  }

  /// The places of an edge from its source's box to the last before the box that it leads to.
  func way(to place: Int) -> [Int] {
    var way = [place]
    while let last = way.last, places[last].node == nil { way.append(places[last].above[0]) }
    return way.reversed()
  }

  /// The middle of each place along the row.
  ///
  /// A box wants to stand under the layer that all paths to it lead through, a waypoint under the place before it; where
  /// several want the same spot, they stand side by side around it, and boxes move less than waypoints.
  func middles(boxWidth: Double, gap: Double) -> [Double] {
    var middles = [Double](repeating: 0, count: places.count)
    let rows = Dictionary(grouping: places.indices, by: { places[$0].row })
    for row in rows.sorted(by: { $0.key < $1.key }).map(\.value).dropFirst() {
      let wishes = row.map { (place: $0, middle: middles[anchor(of: $0)]) }
        .sorted { ($0.middle, $0.place) < ($1.middle, $1.place) }
      let spaced = spacedApart(
        wishes.map { wish in
          let isBox = places[wish.place].node != nil
          return SpacedItem(
            wanted: wish.middle, width: (isBox ? boxWidth : 0) + gap, weight: isBox ? 1000 : 1)
        })
      for (wish, middle) in zip(wishes, spaced) { middles[wish.place] = middle }
    }
    return middles
  }

  private func anchor(of place: Int) -> Int {
    places[place].node.map { dominators[$0] + 1 } ?? places[place].above[0]
  }
}
