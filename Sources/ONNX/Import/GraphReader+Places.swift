import Files
import Tensors

/// Values of all samples in one row, and the choice of them that puts the samples apart again: how PyTorch's exporter writes
/// a view by strides, such as that behind a mean over all of an image where the number of samples is open.
extension GraphReader {
  /// The numbers of the samples, from 0.
  func range(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow()
    let (start, step) = (try integers(node, 0), try integers(node, 2))
    guard case .sizes([nil]) = try value(node, 1), start == [0], step == [1] else {
      throw node.unfit("expected the numbers of all samples, found another range")
    }
    return .places(SamplePlaces())
  }

  /// Places times a number, or with numbers added; nil where neither operand is places.
  mutating func movedPlaces(_ node: FileNode, of operands: (GraphValue, GraphValue)) throws(FileError)
    -> GraphValue?
  {
    guard case (.places(var places), .constant(let tensor)) = operands else { return nil }
    guard let numbers = tensor.integers else {
      throw node.malformed("initializer \(quoted(tensor.name)): expected whole numbers")
    }
    try spend(tensor.shape.count + places.first.count, for: node)
    let isDone =
      node.type == "Mul"
      ? numbers.count == 1 && places.multiply(by: numbers[0])
      : places.add(numbers, shape: tensor.shape.dimensions)
    guard isDone else { throw node.unfit("expected places of values that fit one another") }
    try spend(places.first.count, for: node)
    return .places(places)
  }

  /// The samples of a row, each value where it was.
  func samples(
    of row: SampleValue, at places: GraphValue, _ node: FileNode
  ) throws(FileError) -> SampleValue {
    var value = row
    let count = row.shape.count
    switch places {
    case .places(let places) where places.keep(count): value.seen = Shape(places.sizes)
    case .constant(let tensor)
    where tensor.shape.rank > 0 && tensor.shape[0] == batchSize
      && tensor.shape.count == tensor.shape[0] * count
      && tensor.integers?.elementsEqual(0..<tensor.shape.count) == true:
      value.seen = Shape(Array(tensor.shape.dimensions.dropFirst()))
    default: throw node.unfit("expected a view of all values in their order, found another")
    }
    guard try node.integer("axis", default: 0) == 0, (1...5).contains(value.seen.rank) else {
      throw node.unfit("expected a view of samples by up to 5 sizes, found \(value.seen)")
    }
    return value
  }
}
