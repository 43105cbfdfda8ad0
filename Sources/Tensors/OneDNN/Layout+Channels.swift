import CDNNL

extension Layout {
  /// How many neighbouring channels stand together in memory, where they are blocked; 1 in any other order.
  var channelBlock: Int {
    let order = descriptor.format_desc.blocking
    guard descriptor.format_kind == dnnl_blocked, order.inner_nblks == 1, order.inner_idxs.0 == 1 else {
      return 1
    }
    return Int(order.inner_blks.0)
  }

  /// Row-major order but for blocks of channels innermost; plain for blocks of 1.
  static func blocked(_ shape: Shape, by block: Int) throws(EngineError) -> Layout {
    let tags: [Int: [dnnl_format_tag_t]] = [
      4: [dnnl_aBc4b, dnnl_aBcd4b, dnnl_aBcde4b], 8: [dnnl_aBc8b, dnnl_aBcd8b, dnnl_aBcde8b],
      16: [dnnl_aBc16b, dnnl_aBcd16b, dnnl_aBcde16b],
    ]
    guard let family = tags[block], (3...5).contains(shape.rank) else { return try .plain(shape) }
    return try Layout(shape, tag: family[shape.rank - 3])
  }

  /// Some of the channels where they lie among the others.
  func channels(_ begin: Int, _ count: Int) throws(EngineError) -> Layout {
    var part = dnnl_memory_desc_t()
    var sizes = shape.dimensions.map(Int64.init)
    var offsets = [Int64](repeating: 0, count: sizes.count)
    (sizes[1], offsets[1]) = (Int64(count), Int64(begin))
    try check(
      withUnsafePointer(to: descriptor) { dnnl_memory_desc_init_submemory(&part, $0, sizes, offsets) },
      "take \(count) channels of \(shape)")
    return Layout(part)
  }
}
