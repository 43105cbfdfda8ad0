import Tensors

/// Which dimensions of a stored array are records, channels and space, and how its elements get into logical order.
struct ArrayLayout {
  /// Shape of one sample: channels, then space.
  let shape: Shape
  /// The array's dimensions in the order of records, channels, space; a channel dimension that is not there is left out.
  private let axes: [Int]
  private let sizes: [Int]
  private let isFortranOrder: Bool

  /// Reads the sizes of an array as samples.
  ///
  /// - Parameters:
  ///   - spatial: spatial dimensions of a sample; nil for as many as the rank suggests: a series or a gray image
  ///     without channels for ranks 2 and 3, an image or a volume with channels for ranks 4 and 5.
  ///   - channels: where the channels are; nil to tell it by the sizes.
  init(
    _ sizes: [Int], spatial: Int?, channels: ChannelOrder?, isFortranOrder: Bool = false, file: String
  ) throws(DatasetError) {
    let spatial = spatial ?? (sizes.count <= 3 ? sizes.count - 1 : sizes.count - 2)
    let space = sizes.count - 1 - spatial
    guard (1...3).contains(spatial), space == 0 || space == 1 else {
      throw .unsuitable(
        data: file,
        expected: (1...3).contains(spatial)
          ? "an array of rank \(spatial + 1) or \(spatial + 2), for samples of \(spatial) spatial dimensions"
          : "an array of rank 2 to 5, the records first", found: "rank \(sizes.count)")
    }
    (self.sizes, self.isFortranOrder) = (sizes, isFortranOrder)
    if space == 0 {
      axes = Array(sizes.indices)
      shape = Shape([1] + sizes.dropFirst())
      return
    }
    let order = if let channels { channels } else { try Self.order(of: sizes, file: file) }
    axes = order == .first ? Array(sizes.indices) : [0, sizes.count - 1] + (1..<sizes.count - 1)
    shape = Shape(axes.dropFirst().map { sizes[$0] })
  }

  /// Tells where the channels are by what is a usual number of them.
  private static func order(of sizes: [Int], file: String) throws(DatasetError) -> ChannelOrder {
    let usual: Set = [1, 3, 4]
    switch (usual.contains(sizes[1]), usual.contains(sizes[sizes.count - 1])) {
    case (false, true): return .last
    case (true, false), (false, false): return .first
    case (true, true):
      throw .unsuitable(
        data: file, expected: "sizes that tell where the channels are; give 'channels'",
        found: sizes.map(String.init).joined(separator: "x"))
    }
  }

  /// The elements in logical order: record after record, each channel by channel, the last dimension changing fastest.
  func arranged(_ values: Samples.Values) -> Samples.Values {
    guard isFortranOrder || axes != Array(sizes.indices) else { return values }
    return switch values {
    case .bytes(let elements): .bytes(arranged(elements))
    case .floats(let elements): .floats(arranged(elements))
    }
  }

  private func arranged<Element>(_ elements: [Element]) -> [Element] {
    let strides = sizes.indices.map { axis in
      (isFortranOrder ? sizes[..<axis] : sizes[(axis + 1)...]).reduce(1, *)
    }
    let ordered = axes.map { (size: sizes[$0], stride: strides[$0]) }
    let (rowSize, rowStride) = ordered[ordered.count - 1]
    return [Element](unsafeUninitializedCapacity: elements.count) { buffer, filled in
      var place = [Int](repeating: 0, count: ordered.count - 1)
      var source = 0
      while filled < elements.count {
        for column in 0..<rowSize {
          buffer.initializeElement(at: filled &+ column, to: elements[source &+ column &* rowStride])
        }
        filled += rowSize
        // Counts the outer dimensions up like an odometer.
        for axis in place.indices.reversed() {
          place[axis] += 1
          source += ordered[axis].stride
          guard place[axis] == ordered[axis].size else { break }
          source -= place[axis] * ordered[axis].stride
          place[axis] = 0
        }
      }
    }
  }
}
