import Tensors

extension Planes {
  /// The planes moved down and to the right; what leaves at one edge comes in at the other.
  package func shifted(rows: Int, columns: Int) -> Planes {
    let (height, width) = (shape[1], shape[2])
    let (down, right) = (Self.remainder(rows, height), Self.remainder(columns, width))
    var moved = self
    for channel in 0..<shape[0] {
      for row in 0..<height {
        let from = (channel * height + row) * width
        let to = (channel * height + (row + down) % height) * width
        for column in 0..<width { moved.values[to + (column + right) % width] = values[from + column] }
      }
    }
    return moved
  }

  private static func remainder(_ number: Int, _ length: Int) -> Int { (number % length + length) % length }
}
