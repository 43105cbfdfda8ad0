import Files
import Settings
import Tensors

/// Values that a node put around its input.
struct Padded {
  let begin, end: [Int]
}

/// How many values a window sees before and after each spatial dimension.
struct WindowPadding {
  var begin, end: [Int]

  /// As the setting `padding`.
  var json: JSONValue {
    begin == end
      ? .list(begin) : .array(zip(begin, end).map { .array([.integer($0), .integer($1)]) })
  }
}

extension GraphReader {
  /// The node's first input, and what was put around it where that has the wanted value.
  func paddable(_ node: FileNode, filler wanted: Float) throws(FileError) -> (SampleValue, Padded?) {
    guard case .padded(let value, let begin, let end, let filler) = try value(node, 0) else {
      return (try samples(node, 0), nil)
    }
    guard filler == wanted else {
      throw node.unfit("expected an input padded with \(wanted), found one padded with \(filler)")
    }
    return (value, Padded(begin: begin, end: end))
  }

  /// A window's padding in numbers: `pads` or `auto_pad`, and what was put around the input before.
  ///
  /// - Parameter reach: from the first to the last element under the window.
  func padding(
    _ node: FileNode, reach: [Int], strides: [Int], of input: SampleValue, around: Padded?
  ) throws(FileError) -> WindowPadding {
    let rank = reach.count
    guard input.seen.rank == rank + 1 else {
      throw node.unfit("expected samples of \(rank + 1) sizes, found \(input.seen)")
    }
    let pads = try node.sizes("pads", count: 2 * rank, default: 0)
    var padding = WindowPadding(begin: Array(pads[..<rank]), end: Array(pads[rank...]))
    let rule = try node.text("auto_pad") ?? "NOTSET"
    switch rule {
    case "NOTSET", "VALID": break
    case "SAME_UPPER", "SAME_LOWER":
      guard around == nil, zip(strides, reach).allSatisfy({ $0 > 0 && (0...1 << 30).contains($1) }) else {
        throw node.unfit("attribute 'auto_pad': expected padding in numbers, found \(quoted(rule))")
      }
      for axis in 0..<rank {
        let size = input.seen[axis + 1]
        let outputs = (size - 1) / strides[axis] + 1
        let total = max(((outputs - 1) * strides[axis]) + reach[axis] - size, 0)
        let before = rule == "SAME_UPPER" ? total / 2 : total - total / 2
        (padding.begin[axis], padding.end[axis]) = (before, total - before)
      }
    default: throw node.unfit("attribute 'auto_pad': expected SAME_UPPER or the like, found \(quoted(rule))")
    }
    guard let around else { return padding }
    guard around.begin.count == rank else {
      throw node.unfit("expected padding of \(rank) dimensions, found \(around.begin.count)")
    }
    for axis in 0..<rank {
      padding.begin[axis] = padding.begin[axis] &+ around.begin[axis]
      padding.end[axis] = padding.end[axis] &+ around.end[axis]
    }
    return padding
  }

  /// Remembers what a node puts around its input, for the window behind it.
  func pad(_ node: FileNode) throws(FileError) -> GraphValue {
    try node.allow("mode", "pads", "value")
    let mode = try node.text("mode") ?? "constant"
    guard mode == "constant" else {
      throw node.unfit("attribute 'mode': expected 'constant', found \(quoted(mode))")
    }
    let value = try samples(node, 0)
    let pads = try integers(node, attribute: "pads", input: 1)
    let filler =
      has(node, 2) ? try constant(node, 2).scalar ?? .nan : Float(try node.number("value", default: 0))
    let dimensions = value.seen.rank + 1
    guard pads.count == 2 * dimensions, pads.allSatisfy({ (0...4096).contains($0) }), dimensions >= 2,
      [pads[0], pads[1], pads[dimensions], pads[dimensions + 1]] == [0, 0, 0, 0]
    else {
      throw node.unfit(
        "expected padding of up to 4096 values around the spatial dimensions, found \(pads.prefix(10))")
    }
    let (begin, end) = (Array(pads[2..<dimensions]), Array(pads[(dimensions + 2)...]))
    guard (begin + end).contains(where: { $0 > 0 }) else { return .samples(value) }
    return .padded(value, begin: begin, end: end, filler: filler)
  }
}
