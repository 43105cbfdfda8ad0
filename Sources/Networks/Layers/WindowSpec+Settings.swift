import Settings
import Tensors

extension WindowSpec {
  /// Reads `kernel`, `stride`, `dilation` and `padding` of a convolution.
  init(convolving settings: inout LayerSettings, rank: Int) throws(NetworkError) {
    let ones = [Int](repeating: 1, count: rank)
    kernel = try settings.sizes("kernel", rank: rank)
    strides = try settings.sizes("stride", rank: rank, default: ones)
    dilations = try settings.sizes("dilation", rank: rank, default: ones)
    padding = try settings.padding(rank: rank)
    roundsUp = false
  }

  /// Reads `size`, `stride` (the size where it is not given), `padding` and `ceil_mode`; `dilation` where allowed.
  init(pooling settings: inout LayerSettings, rank: Int, mayDilate: Bool = false) throws(NetworkError) {
    kernel = try settings.sizes("size", rank: rank)
    strides = try settings.sizes("stride", rank: rank, default: kernel)
    let ones = [Int](repeating: 1, count: rank)
    dilations = mayDilate ? try settings.sizes("dilation", rank: rank, default: ones) : ones
    padding = try settings.padding(rank: rank)
    roundsUp = try settings.boolean("ceil_mode", default: false)
    if case .explicit(let begin, let end) = padding,
      zip(begin + end, kernel + kernel).contains(where: { $0 * 2 > $1 })
    {
      throw NetworkError(
        "padding: expected at most half the size \(Shape(kernel)), found \(Shape(zip(begin, end).map(max)))")
    }
  }

  /// All settings of a convolution's window.
  var json: [String: JSONValue] {
    [
      "kernel": .array(kernel.map(JSONValue.integer)), "stride": .array(strides.map(JSONValue.integer)),
      "dilation": .array(dilations.map(JSONValue.integer)), "padding": padding.json,
    ]
  }

  /// All settings of a pooling window; the younger ones only where they are not at their defaults, so that the hashes of
  /// stored architectures stay.
  var poolingJSON: [String: JSONValue] {
    var json = json
    json["size"] = json.removeValue(forKey: "kernel")
    if dilations.allSatisfy({ $0 == 1 }) { json["dilation"] = nil }
    if roundsUp { json["ceil_mode"] = .boolean(true) }
    return json
  }
}
