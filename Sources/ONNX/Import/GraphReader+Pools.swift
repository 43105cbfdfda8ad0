import Files
import Networks
import Settings
import Tensors

extension GraphReader {
  mutating func maxPool(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow(
      "kernel_shape", "strides", "dilations", "pads", "auto_pad", "ceil_mode", "storage_order")
    let (input, around) = try paddable(node, filler: -.infinity)
    let pool = try PoolWindow(node)
    let padding = try padding(
      node, reach: pool.reach, strides: pool.strides, of: input, around: around)
    return try add(pool, "max", padding, reading: input, node)
  }

  mutating func averagePool(_ node: FileNode) throws(FileError) -> SampleValue {
    try node.allow(
      "kernel_shape", "strides", "dilations", "pads", "auto_pad", "ceil_mode", "count_include_pad")
    let (input, around) = try paddable(node, filler: 0)
    let pool = try PoolWindow(node)
    guard pool.dilations.allSatisfy({ $0 == 1 }) else {
      throw node.unfit("attribute 'dilations': expected a mean without gaps")
    }
    let counts = try node.integer("count_include_pad", default: 0) != 0
    if let around {
      // What was put around is counted, what the window adds at the end is not: the window reaches over it.
      let own = try padding(node, reach: pool.reach, strides: pool.strides, of: input, around: nil)
      guard own.begin.allSatisfy({ $0 == 0 }), own.end.allSatisfy({ $0 == 0 }) || !counts else {
        throw node.unfit("expected either zeros put around the input or padding, found both")
      }
      var settings = pool.settings(WindowPadding(begin: around.begin, end: around.end))
      settings["count_padding"] = .boolean(true)
      settings["ceil_mode"] = .boolean(pool.roundsUp || own.end.contains { $0 > 0 })
      let value = try add(pool, "avg", settings, reading: input, node)
      let expected = pool.outputs(
        of: input.seen,
        WindowPadding(begin: around.begin, end: zip(around.end, own.end).map { $0 &+ $1 }))
      guard value.shape.dimensions.dropFirst().elementsEqual(expected) || pool.roundsUp else {
        throw node.unfit("expected padding at the end that only the last window reaches, found \(own.end)")
      }
      return value
    }
    let padding = try padding(node, reach: pool.reach, strides: pool.strides, of: input, around: nil)
    guard counts else { return try add(pool, "avg", padding, reading: input, node) }
    // A mean of as many values everywhere is a sum where it is multiplied by their number.
    if !pool.roundsUp, let next = onlyReader(of: node), next.type == "Mul", next.inputs.count == 2,
      let size = next.inputs.compactMap({ values[$0]?.scalar }).first,
      size == Float(pool.kernel.reduce(1) { $0 &* $1 })
    {
      let sum = try add(pool, "sum", padding, reading: input, node)
      absorb(next, as: .samples(sum))
      return sum
    }
    var settings = pool.settings(padding)
    settings["count_padding"] = .boolean(true)
    return try add(pool, "avg", settings, reading: input, node)
  }

  /// Adds a pooling whose padding is not counted: it may as well be that of a last window which reaches over the end.
  private mutating func add(
    _ pool: PoolWindow, _ kind: String, _ padding: WindowPadding, reading input: SampleValue, _ node: FileNode
  ) throws(FileError) -> SampleValue {
    let settings = pool.settings(padding)
    if pool.allows(padding) { return try add(pool, kind, settings, reading: input, node) }
    let expected = pool.outputs(of: input.seen, padding)
    var shorter = padding
    shorter.end = zip(padding.end, pool.kernel).map { min($0, $1 / 2) }
    let half = pool.settings(shorter).merging(["ceil_mode": .boolean(true)]) { $1 }
    let same = settings.merging(["padding": .text("same")]) { $1 }
    for settings in [half, same] {
      guard settings["padding"] != .text("same") || pool.isSame(padding, over: input.seen) else { continue }
      guard let shape = outputShape(of: pool, kind, settings, over: input.seen),
        shape.dimensions.dropFirst().elementsEqual(expected)
      else { continue }
      return try add(pool, kind, settings, reading: input, node)
    }
    return try add(pool, kind, settings, reading: input, node)
  }

  private mutating func add(
    _ pool: PoolWindow, _ kind: String, _ settings: [String: JSONValue], reading input: SampleValue,
    _ node: FileNode
  ) throws(FileError) -> SampleValue {
    try add(
      pool.layerKind(kind), pool.layerSettings(settings, kind), reading: [input],
      name: wantedName(node, kind: "pool"), for: node)
  }

  /// The shape that a layer would give; nil where there is no such layer.
  private func outputShape(
    of pool: PoolWindow, _ kind: String, _ settings: [String: JSONValue], over input: Shape
  ) -> Shape? {
    let layer = try? LayerCatalog.layer(
      kind: pool.layerKind(kind), settings: .object(pool.layerSettings(settings, kind)))
    return try? layer?.outputShape(for: [input])
  }

  mutating func globalPool(_ node: FileNode, _ kind: String) throws(FileError) -> SampleValue {
    try node.allow()
    let input = try samples(node, 0)
    var value = try add(
      kind, reading: [input], name: wantedName(node, kind: "pool"), for: node)
    value.seen = Shape([value.shape[0]] + input.seen.dimensions.dropFirst().map { _ in 1 })
    return value
  }

  /// A mean, or the largest value, over all spatial dimensions.
  mutating func reduce(_ node: FileNode, _ kind: String) throws(FileError) -> SampleValue {
    try node.allow("axes", "keepdims", "noop_with_empty_axes")
    let input = try samples(node, 0)
    let dimensions = input.seen.rank + 1
    let axes = try integers(node, attribute: "axes", input: 1)
    let spatial = Set(axes.map { $0 < 0 ? $0 &+ dimensions : $0 })
    guard dimensions > 2, spatial == Set(2..<dimensions) else {
      throw node.unfit("expected it over all spatial dimensions, found axes \(axes.prefix(8))")
    }
    var value = try add(kind, reading: [input], name: wantedName(node, kind: "pool"), for: node)
    if try node.integer("keepdims", default: 1) != 0 {
      value.seen = Shape([value.shape[0]] + input.seen.dimensions.dropFirst().map { _ in 1 })
    }
    return value
  }
}

extension GraphValue {
  /// The only value of a constant.
  var scalar: Float? { if case .constant(let tensor) = self { tensor.scalar } else { nil } }
}

/// The window of a pooling node.
struct PoolWindow {
  let kernel, strides, dilations: [Int]
  let roundsUp: Bool

  init(_ node: FileNode) throws(FileError) {
    guard let kernel = try node.integers("kernel_shape"), (1...3).contains(kernel.count),
      kernel.allSatisfy({ (1...4096).contains($0) })
    else { throw node.malformed("attribute 'kernel_shape': expected one to three sizes from 1 to 4096") }
    self.kernel = kernel
    strides = try node.sizes("strides", count: kernel.count, default: 1)
    dilations = try node.sizes("dilations", count: kernel.count, default: 1)
    guard (strides + dilations).allSatisfy({ (1...4096).contains($0) }) else {
      throw node.malformed("expected strides and dilations from 1 to 4096")
    }
    roundsUp = try node.integer("ceil_mode", default: 0) != 0
  }

  var reach: [Int] { zip(kernel, dilations).map { ($0 - 1) * $1 + 1 } }

  /// The settings of a layer.
  func settings(_ padding: WindowPadding) -> [String: JSONValue] {
    [
      "size": .list(kernel), "stride": .list(strides), "dilation": .list(dilations), "padding": padding.json,
      "ceil_mode": .boolean(roundsUp),
    ]
  }

  /// The kind of a layer that takes the mean, the sum or the maximum.
  func layerKind(_ kind: String) -> String { "\(kind)_pool\(kernel.count)d" }

  /// Settings without those that a layer of the kind does not have.
  func layerSettings(_ settings: [String: JSONValue], _ kind: String) -> [String: JSONValue] {
    kind == "max" ? settings : settings.filter { $0.key != "dilation" }
  }

  /// Whether a layer takes the padding as it is: at most half the kernel.
  func allows(_ padding: WindowPadding) -> Bool {
    zip(padding.begin + padding.end, kernel + kernel).allSatisfy { $0 <= $1 / 2 }
  }

  /// Whether the padding is at the beginning what the rule `same` gives.
  func isSame(_ padding: WindowPadding, over input: Shape) -> Bool {
    kernel.indices.allSatisfy { axis in
      let outputs = (input[axis + 1] - 1) / strides[axis] + 1
      let total = max((outputs - 1) * strides[axis] + reach[axis] - input[axis + 1], 0)
      return padding.begin[axis] == total / 2
    }
  }

  /// The sizes of the result where a window may not reach over the padding.
  func outputs(of input: Shape, _ padding: WindowPadding) -> [Int] {
    kernel.indices.map { axis in
      let room = input[axis + 1] &+ padding.begin[axis] &+ padding.end[axis] &- reach[axis]
      return room / strides[axis] + 1
    }
  }
}
