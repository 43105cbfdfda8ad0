import Files
import Settings
import Tensors

extension GraphReader {
  mutating func add(_ node: FileNode) throws(FileError) -> GraphValue {
    let operands = try operands(node)
    if let places = try movedPlaces(node, of: operands) { return places }
    switch operands {
    case (.part(.error, let value), .constant(let one)) where one.scalar == 1:
      return .part(.errorPlusOne, of: value)
    case (.samples(let value), .constant(let term)):
      return .samples(try add(term, to: value, node))
    case (.samples(let left), .samples(let right)):
      return .samples(try sum(left, right, node))
    default: throw mismatch(node, operands)
    }
  }

  mutating func subtract(_ node: FileNode) throws(FileError) -> SampleValue {
    var value = try samples(node, 0)
    let means = try perChannel(constant(node, 1), of: value, node)
    guard value.source == GraphNames.input, value.scaling.subtract(means, channels: value.seen[0]) else {
      throw node.unfit(Self.onlyScaling)
    }
    return value
  }

  mutating func divide(_ node: FileNode) throws(FileError) -> GraphValue {
    var value = try samples(node, 0)
    let constant = try constant(node, 1)
    if let divisor = constant.scalar, onlyReader(of: node)?.type == "Erf" {
      guard abs(divisor - Float(2).squareRoot()) < 1e-6 else {
        throw node.unfit("expected a division by the root of 2 (GELU), found \(divisor)")
      }
      return .part(.scaled, of: value)
    }
    let divisors = try perChannel(constant, of: value, node)
    guard value.source == GraphNames.input, value.scaling.divide(by: divisors, channels: value.seen[0]) else {
      throw node.unfit(Self.onlyScaling)
    }
    return .samples(value)
  }

  mutating func multiply(_ node: FileNode) throws(FileError) -> GraphValue {
    let operands = try operands(node)
    if let places = try movedPlaces(node, of: operands) { return places }
    switch operands {
    case (.samples(let value), .constant(let factor)): return try multiply(value, factor, node)
    case (.part(.product, let value), .constant(let half)) where half.scalar == 0.5:
      return .samples(try activation(.gelu, of: value, node))
    case (.part(.errorPlusOne, let value), .constant(let half)) where half.scalar == 0.5:
      return .part(.share, of: value)
    case (.samples(let value), .part(.errorPlusOne, let same)) where value.source == same.source:
      return .part(.product, of: value)
    case (.samples(let value), .part(.share, let same)) where value.source == same.source:
      return .samples(try activation(.gelu, of: value, node))
    case (.part(.half, let value), .part(.errorPlusOne, let same)) where value.source == same.source,
      (.part(.errorPlusOne, let value), .part(.half, let same)) where value.source == same.source:
      return .samples(try activation(.gelu, of: value, node))
    case (.samples(let left), .samples(let right)):
      // x * sigmoid(x); the sigmoid goes where nothing else reads it.
      for (value, gate) in [(left, right), (right, left)] {
        if let draft = draft(of: gate), draft.kind == "sigmoid", draft.inputs == [value.source],
          value.seen == gate.seen, value.source != gate.source
        {
          return .samples(try activation(.silu, of: value, node))
        }
      }
      return .samples(try product(left, right, node))
    default: throw mismatch(node, operands)
    }
  }

  /// A product of two values: of equal shape, or of maps and one factor for each of their channels.
  private mutating func product(
    _ left: SampleValue, _ right: SampleValue, _ node: FileNode
  ) throws(FileError) -> SampleValue {
    var (maps, factors) = left.seen.count < right.seen.count ? (right, left) : (left, right)
    let perChannel = Shape(maps.seen.dimensions.prefix(1) + maps.seen.dimensions.dropFirst().map { _ in 1 })
    guard maps.seen.rank > 0, factors.seen == maps.seen || factors.seen == perChannel else {
      throw node.unfit(
        "expected a product of values of one shape, or with one factor for each channel, found shapes "
          + "\(maps.seen) and \(factors.seen)")
    }
    // A layer takes factors of channels without the sizes of 1 too.
    if factors.seen == perChannel, factors.shape == [maps.seen[0]] { factors.seen = factors.shape }
    return try add(
      "multiply", reading: [maps, factors], name: wantedName(node, kind: "multiply"), for: node)
  }

  private mutating func multiply(
    _ value: SampleValue, _ factor: FileTensor, _ node: FileNode
  ) throws(FileError) -> GraphValue {
    if let scalar = factor.scalar, let next = onlyReader(of: node) {
      if next.type == "Erf", abs(scalar - Float(0.5).squareRoot()) < 1e-6 {
        return .part(.scaled, of: value)
      }
      if scalar == 0.5, next.type == "Mul", next.inputs.contains(where: { isErrorPlusOne($0) }) {
        return .part(.half, of: value)
      }
    }
    var value = value
    let factors = try perChannel(factor, of: value, node)
    guard value.source == GraphNames.input, value.scaling.multiply(by: factors, channels: value.seen[0])
    else { throw node.unfit(Self.onlyScaling) }
    return .samples(value)
  }

  private func isErrorPlusOne(_ name: String) -> Bool {
    if case .part(.errorPlusOne, _)? = values[name] { true } else { false }
  }

  /// Adds a constant: as the bias of the layer before, or as what the input is scaled by.
  private mutating func add(
    _ term: FileTensor, to value: SampleValue, _ node: FileNode
  ) throws(FileError) -> SampleValue {
    var value = value
    let terms = try perChannel(term, of: value, node)
    if value.source == GraphNames.input,
      value.scaling.subtract(terms.map { -$0 }, channels: value.seen[0])
    {
      return value
    }
    let read = node.inputs.first { if case .samples? = values[$0] { true } else { false } } ?? ""
    guard let draft = draft(of: value), draft.takesBias, isReadOnce(read), value.seen == value.shape,
      let count = draft.biasCount
    else { throw node.unfit("expected a constant that is the bias of the layer before, found another") }
    let bias = [Float](
      terms.count == 1 ? Array(repeating: Float(terms[0]), count: count) : terms.map { Float($0) })
    change(value) {
      $0.settings["bias"] = .boolean(true)
      $0.weights["bias"] = Tensor(shape: [count], values: bias)
    }
    return value
  }

  /// A sum; one of several terms is one layer where nothing else reads the sums between.
  private mutating func sum(
    _ left: SampleValue, _ right: SampleValue, _ node: FileNode
  ) throws(FileError) -> SampleValue {
    try add("add", reading: [left, right], name: wantedName(node, kind: "add"), for: node)
  }

  /// Both operands; a constant is the second of them, as is a part of an activation beside a value.
  private func operands(_ node: FileNode) throws(FileError) -> (GraphValue, GraphValue) {
    let (left, right) = (try value(node, 0), try value(node, 1))
    switch (left, right) {
    case (.constant, _), (.part, .samples): return (right, left)
    default: return (left, right)
    }
  }

  /// One value a channel, or one for all.
  private mutating func perChannel(
    _ tensor: FileTensor, of value: SampleValue, _ node: FileNode
  ) throws(FileError) -> [Double] {
    // Sizes are compared from the last on: the channels stand before the spatial dimensions.
    let (place, count) = (tensor.shape.rank - value.seen.rank, tensor.shape.count)
    let fits =
      count == 1
      || place >= 0 && value.seen.rank > 0 && tensor.shape[place] == count && count == value.seen[0]
    guard fits else {
      throw node.unfit(
        "expected a constant of one value for each of \(value.seen.dimensions.first ?? 0) channels, found shape "
          + "\(tensor.shape)")
    }
    return try floats(tensor, node).map(\.written)
  }

  private func mismatch(_ node: FileNode, _ operands: (GraphValue, GraphValue)) -> FileError {
    node.unfit(
      "no layer of ours stands for it between \(operands.0.spoken) and \(operands.1.spoken)")
  }

  private static let onlyScaling =
    "constants are understood before the first layer alone, as (input / divisor - mean) / deviation"
}
