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

  /// The order that loops over channels take: this one where its channels stand in blocks of 8 or 16, else row-major.
  func byChannelBlocks() throws(EngineError) -> Layout {
    let blocked = try Layout.blocked(shape, by: channelBlock)
    return self == blocked && channelBlock >= 8 ? self : try .plain(shape)
  }

  /// Kernels `O x I x H x W` in blocks of 16 x 16, the outputs innermost.
  static func blockedKernels(_ shape: Shape) throws(EngineError) -> Layout {
    try Layout(shape, tag: dnnl_OIhw16i16o)
  }

  /// Kernels `O x I x H x W` of few inputs: sixteen outputs innermost, then the inputs.
  static func pixelKernels(_ shape: Shape) throws(EngineError) -> Layout {
    try Layout(shape, tag: dnnl_Ohwi16o)
  }

  /// All channels of a position together; plain where there are no positions.
  static func channelsLast(_ shape: Shape) throws(EngineError) -> Layout {
    let family = [dnnl_acb, dnnl_acdb, dnnl_acdeb]
    guard (3...5).contains(shape.rank) else { return try .plain(shape) }
    return try Layout(shape, tag: family[shape.rank - 3])
  }
}
