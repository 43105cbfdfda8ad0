import Foundation
import Tensors

/// A box within an image, a series or a volume, the same in all channels.
struct CutBox {
  private let shape: Shape
  private var ranges: [Range<Int>]

  /// An empty box in samples of a shape.
  init(in shape: Shape) {
    self.shape = shape
    ranges = shape.dimensions.dropFirst().map { _ in 0..<0 }
  }

  /// Places the box so that about the given share lies outside.
  ///
  /// Its sides are in proportion to the image's, its centre lies anywhere, and what reaches over the edge is cut off.
  ///
  /// - Returns: the share that does lie outside.
  mutating func place(keeping share: Float, _ generator: inout SeededGenerator) -> Float {
    let ratio = pow(Double(1 - share), 1 / Double(max(1, ranges.count)))
    var inside: Float = ranges.isEmpty ? 0 : 1
    for dimension in ranges.indices {
      let size = shape[dimension + 1]
      let side = Int(Double(size) * ratio)
      let start = Int(generator.uniform() * Float(size)) - side / 2
      ranges[dimension] = max(0, start)..<min(size, start + side)
      inside *= Float(ranges[dimension].count) / Float(size)
    }
    return 1 - inside
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
