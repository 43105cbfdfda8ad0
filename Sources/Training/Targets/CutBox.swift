import Foundation
import Tensors

/// A box within an image, a series or a volume, the same in all channels.
struct CutBox {
  private let shape: Shape
  private let ranges: [Range<Int>]

  /// A box that leaves about the given share outside: its sides are in proportion to the image's, its centre lies
  /// anywhere, and what reaches over the edge is cut off.
  init(keeping share: Float, of shape: Shape, _ generator: inout SeededGenerator) {
    self.shape = shape
    let sizes = shape.dimensions.dropFirst()
    let ratio = pow(Double(1 - share), 1 / Double(max(1, sizes.count)))
    var ranges: [Range<Int>] = []
    for size in sizes {
      let side = Int(Double(size) * ratio)
      let centre = Int(generator.uniform() * Float(size))
      let start = max(0, centre - side / 2)
      ranges.append(start..<max(start, min(size, centre - side / 2 + side)))
    }
    self.ranges = ranges
  }

  /// The share of values outside the box.
  var keptShare: Float {
    let inside = ranges.reduce(1) { $0 * $1.count }
    return 1 - Float(inside) / Float(shape.dimensions.dropFirst().reduce(1, *))
  }

  /// Exchanges what lies in the box.
  func exchange(_ first: UnsafeMutableBufferPointer<Float>, _ second: UnsafeMutableBufferPointer<Float>) {
    guard let columns = ranges.last, !columns.isEmpty else { return }
    let width = shape[shape.rank - 1]
    for line in 0..<first.count / width where contains(line: line) {
      for index in line * width + columns.lowerBound..<line * width + columns.upperBound {
        (first[index], second[index]) = (second[index], first[index])
      }
    }
  }

  /// Whether a line along the last dimension, counted over all others, crosses the box.
  private func contains(line: Int) -> Bool {
    var rest = line
    for dimension in stride(from: ranges.count - 2, through: 0, by: -1) {
      let (outer, place) = rest.quotientAndRemainder(dividingBy: shape[dimension + 1])
      guard ranges[dimension].contains(place) else { return false }
      rest = outer
    }
    return true
  }
}
