import Files
import Tensors

extension GraphReader {
  mutating func concat(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("axis")
    let axis = try node.integer("axis", default: 1)
    if case .sizes = try value(node, 0) { return .sizes(try joinedSizes(node)) }
    if node.inputs.count > 1, case .sizes = try value(node, 1) { return .sizes(try joinedSizes(node)) }
    var inputs: [SampleValue] = []
    for input in node.inputs.indices { inputs.append(try samples(node, input)) }
    guard axis == 1 || axis == -inputs[0].seen.rank else {
      throw node.unfit("attribute 'axis': expected the channels, 1, found \(axis)")
    }
    return .samples(
      inputs.count == 1
        ? inputs[0]
        : try add("concat", reading: inputs, name: wantedName(node, kind: "concat"), for: node))
  }

  mutating func flatten(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("axis")
    let axis = try node.integer("axis", default: 1)
    guard axis == 1 else { throw node.unfit("attribute 'axis': expected 1, found \(axis)") }
    var value = try samples(node, 0)
    if value.isChannelsLast { value = try materialized(value, for: node) }
    value.seen = [value.shape.count]
    return value
  }

  mutating func reshape(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("allowzero", "shape")
    var value = try samples(node, 0)
    if value.isChannelsLast { value = try materialized(value, for: node) }
    var wanted: [Int?]
    if case .sizes(let sizes)? = node.inputs.count > 1 ? values[node.inputs[1]] : nil {
      wanted = sizes
    } else {
      wanted = try integers(node, attribute: "shape", input: 1).map { $0 }
    }
    if wanted == [-1], value.shape.count > 1 { return .row(value) }
    let misfit = node.unfit(
      "expected sizes that keep the samples apart and the \(value.shape.count) values of each, found "
        + "\(wanted.prefix(8).map { $0.map(String.init) ?? "N" }.joined(separator: "x"))")
    guard let first = wanted.first, wanted.count <= 6 else { throw misfit }
    wanted.removeFirst()
    var sizes: [Int] = []
    for (place, size) in wanted.enumerated() {
      guard let size else { throw misfit }
      sizes.append(size == 0 && place < value.seen.rank ? value.seen[place] : size)
    }
    // One size may be what the others leave; the samples keep theirs.
    let isOpen = first == nil || first == 0 || first == -1 || first == batchSize
    let known = sizes.filter { $0 > 0 }.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    guard isOpen, known > 0, sizes.allSatisfy({ $0 > 0 || $0 == -1 }) else { throw misfit }
    if let open = sizes.firstIndex(of: -1), first != -1 { sizes[open] = value.shape.count / known }
    guard sizes.allSatisfy({ $0 > 0 }), Shape(sizes).checkedCount == value.shape.count else { throw misfit }
    value.seen = Shape(sizes)
    return .samples(value)
  }

  /// Takes sizes of 1 away, or puts them in.
  mutating func squeeze(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("axes")
    if case .sizes(let sizes) = try value(node, 0) { return .sizes(sizes) }
    if case .places(var places) = try value(node, 0), node.type == "Unsqueeze" {
      guard places.widen(at: try integers(node, attribute: "axes", input: 1)) else {
        throw node.unfit("expected axes behind the samples' number, found others")
      }
      return .places(places)
    }
    var value = try samples(node, 0)
    if value.isChannelsLast { value = try materialized(value, for: node) }
    let rank = value.seen.rank + 1
    var sizes = value.seen.dimensions
    let axes = try integers(node, attribute: "axes", input: 1)
    if node.type == "Squeeze" {
      let places = Set(axes.map { $0 < 0 ? $0 &+ rank : $0 })
      guard places.allSatisfy({ (1..<rank).contains($0) && sizes[$0 - 1] == 1 }) else {
        throw node.unfit("expected axes of size 1, found \(axes.prefix(8))")
      }
      sizes = sizes.indices.filter { !places.contains($0 + 1) }.map { sizes[$0] }
    } else {
      let places = axes.map { $0 < 0 ? $0 &+ rank &+ axes.count : $0 }.sorted()
      for place in places {
        guard (1...sizes.count + 1).contains(place), sizes.count < 5 else {
          throw node.unfit("expected axes behind the samples' number, found \(axes.prefix(8))")
        }
        sizes.insert(1, at: place - 1)
      }
    }
    value.seen = Shape(sizes)
    return .samples(value)
  }

  /// Channels may be moved behind the spatial dimensions, for a normalization, and back.
  mutating func transpose(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow("perm")
    var value = try samples(node, 0)
    let rank = value.seen.rank
    let order = try node.integers("perm") ?? []
    let spatial = rank > 1 ? Array(2...rank) : []
    if order == Array(0...rank) { return value }
    guard rank > 1,
      order == (value.isChannelsLast ? [0, rank] + spatial.map { $0 - 1 } : [0] + spatial + [1])
    else {
      throw node.unfit(
        "expected channels moved behind the spatial dimensions for a LayerNormalization, and back; found order "
          + "\(order.prefix(8))")
    }
    if !value.isChannelsLast { value = try materialized(value, for: node) }
    value.isChannelsLast.toggle()
    return value
  }

  // MARK: Sizes that are worked out as the file runs

  func sizes(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("start", "end")
    let value = try samples(node, 0)
    guard !value.isChannelsLast else {
      throw node.unfit("expected the channels before the spatial dimensions")
    }
    let sizes = [nil] + value.seen.dimensions
    let start = try node.integer("start", default: 0)
    return .sizes(part(of: sizes, from: start, to: try node.integer("end", default: sizes.count)))
  }

  /// Some of the sizes that stand together.
  func slice(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("starts", "ends", "axes")
    guard case .sizes(let sizes) = try value(node, 0) else {
      throw node.unfit("expected a choice among sizes, found another")
    }
    let starts = try integers(node, attribute: "starts", input: 1)
    let ends = try integers(node, attribute: "ends", input: 2)
    let axes = node.has("axes") || has(node, 3) ? try integers(node, attribute: "axes", input: 3) : [0]
    let steps = has(node, 4) ? try integers(node, 4) : [1]
    guard starts.count == 1, ends.count == 1, [[0], [-1]].contains(axes), steps == [1] else {
      throw node.unfit("expected sizes that stand together, found others")
    }
    return .sizes(part(of: sizes, from: starts[0], to: ends[0]))
  }

  /// The sizes from a place to another, which count from the end where they are negative and may lie beyond it.
  private func part(of sizes: [Int?], from start: Int, to end: Int) -> [Int?] {
    let places = [start, end].map { min(max($0 < 0 ? $0 &+ sizes.count : $0, 0), sizes.count) }
    return Array(sizes[places[0]..<max(places[0], places[1])])
  }

  func gather(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("axis")
    if case .row(let row) = try value(node, 0) {
      return .samples(try samples(of: row, at: value(node, 1), node))
    }
    guard case .sizes(let sizes) = try value(node, 0) else {
      throw node.unfit("expected a choice among sizes, found another")
    }
    let places = try integers(node, 1).map { $0 < 0 ? $0 &+ sizes.count : $0 }
    guard places.allSatisfy(sizes.indices.contains) else {
      throw node.malformed("expected places among \(sizes.count) sizes, found \(places.prefix(8))")
    }
    return .sizes(places.map { sizes[$0] })
  }

  private func joinedSizes(_ node: FileNode) throws(FileError) -> [Int?] {
    var joined: [Int?] = []
    for input in node.inputs.indices {
      if case .sizes(let sizes) = try value(node, input) {
        joined += sizes
      } else {
        joined += try integers(node, input).map { $0 }
      }
      guard joined.count <= 16 else { throw node.unfit("expected up to 16 sizes") }
    }
    return joined
  }
}

extension Shape {
  /// The number of values; nil where it is too large to count.
  var checkedCount: Int? {
    var count = 1
    for size in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      count = product
    }
    return count
  }
}
