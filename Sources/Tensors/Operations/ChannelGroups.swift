/// How channels stand in memory: `rows` of `area` positions, at each of which `lanes` channels stand together.
struct ChannelGroups {
  let rows, area, lanes: Int

  /// Each channel of each sample is a row of its own.
  init(plain shape: Shape) {
    rows = shape[0] * shape[1]
    (area, lanes) = (shape.count / rows, 1)
  }

  /// The groups of a layout that is row-major, blocked or channels-last; nil of any other.
  init?(of layout: Layout) throws(EngineError) {
    let shape = layout.shape
    if try layout == .plain(shape) {
      lanes = 1
    } else if layout.channelBlock > 1 {
      lanes = layout.channelBlock
    } else if try layout == .channelsLast(shape) {
      lanes = shape[1]
    } else {
      return nil
    }
    area = shape.count / shape[0] / shape[1]
    rows = layout.byteCount / MemoryLayout<Float>.stride / area / lanes
  }
}
