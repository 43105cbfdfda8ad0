public import Tensors

/// Labelled samples of one shape, kept in memory as they were stored.
public struct Samples: SampleSource, Hashable {
  /// Stored values, sample after sample, each in plain row-major order.
  public enum Values: Hashable, Sendable {
    /// Whole numbers from 0 to 255, as of most images.
    case bytes([UInt8])
    /// Any finite numbers.
    case floats([Float])

    /// Number of values.
    public var count: Int {
      switch self {
      case .bytes(let values): values.count
      case .floats(let values): values.count
      }
    }

    /// Memory of the values.
    public var byteCount: Int {
      switch self {
      case .bytes(let values): values.count
      case .floats(let values): values.count * MemoryLayout<Float>.size
      }
    }
  }

  /// What was stored.
  public let values: Values
  /// Shape of one sample: `C x H x W` for images, `C x L` for series, `C x D x H x W` for volumes.
  public let shape: Shape
  /// Class index of each sample.
  public let labels: [Int32]
  /// The stored value that counts as 1: 255 for most images, 16 for the digits, 1 where numbers are read as they are.
  public let valueMaximum: Int
  /// What is made of a stored value when it is read.
  public let normalization: Normalization
  /// What each of the 256 bytes is read as, channel by channel, or once where channels are not told apart.
  private let tables: [Float]

  /// Samples over existing values, read as values divided by `valueMaximum`.
  ///
  /// - Precondition: `values.count == labels.count * shape.count`, `valueMaximum` is positive, and the samples can be
  ///   counted in 32 bits.
  public init(_ values: Values, shape: Shape, labels: [Int32], valueMaximum: Int) {
    self.init(
      values, shape: shape, labels: labels, valueMaximum: valueMaximum,
      normalization: Normalization(divisor: Double(valueMaximum)))
  }

  private init(
    _ values: Values, shape: Shape, labels: [Int32], valueMaximum: Int, normalization: Normalization
  ) {
    precondition(
      values.count == labels.count * shape.count,
      "\(values.count) values cannot fill \(labels.count) samples of shape \(shape)")
    precondition(valueMaximum > 0, "a value maximum of \(valueMaximum) cannot scale")
    precondition(labels.count <= Int(Int32.max), "\(labels.count) samples are more than 32 bits can count")
    (self.values, self.shape, self.labels) = (values, shape, labels)
    (self.valueMaximum, self.normalization) = (valueMaximum, normalization)
    tables =
      if case .bytes = values {
        (0..<max(1, normalization.mean.count)).flatMap { channel in
          (0..<256).map { normalization.apply(Float($0), channel: channel) }
        }
      } else {
        []
      }
  }

  /// Number of samples.
  public var count: Int { labels.count }

  /// The samples of the given indices, in that order.
  public func subset(_ indices: [Int32]) -> Samples {
    let chosen: Values =
      switch values {
      case .bytes(let values): .bytes(Self.chosen(indices, of: values, size: shape.count))
      case .floats(let values): .floats(Self.chosen(indices, of: values, size: shape.count))
      }
    return Samples(
      chosen, shape: shape, labels: indices.map { labels[Int($0)] }, valueMaximum: valueMaximum,
      normalization: normalization)
  }

  private static func chosen<Value>(_ indices: [Int32], of values: [Value], size: Int) -> [Value] {
    [Value](unsafeUninitializedCapacity: indices.count * size) { buffer, filled in
      for index in indices {
        let sample = values[Int(index) * size..<(Int(index) + 1) * size]
        filled = buffer[filled...].initialize(fromContentsOf: sample)
      }
    }
  }

  /// The same samples, read in another way.
  ///
  /// - Precondition: the normalization has no means, or one for each channel.
  public func normalized(by normalization: Normalization) -> Samples {
    precondition(
      normalization.mean.isEmpty || normalization.mean.count == shape[0],
      "\(normalization.mean.count) means for \(shape[0]) channels")
    return Samples(
      values, shape: shape, labels: labels, valueMaximum: valueMaximum, normalization: normalization)
  }

  /// Writes the samples of the given indices, normalized; allocates nothing.
  public func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>) {
    let size = shape.count
    precondition(
      values.count >= indices.count * size,
      "no room for \(indices.count) samples of \(shape) in \(values.count) values")
    let channels = max(1, normalization.mean.count)
    let plane = size / channels
    switch self.values {
    case .bytes(let stored):
      stored.withUnsafeBufferPointer { stored in
        tables.withUnsafeBufferPointer { tables in
          var target = 0
          for index in indices {
            for channel in 0..<channels {
              let table = UnsafeBufferPointer(rebasing: tables[channel * 256..<(channel + 1) * 256])
              let start = Int(index) * size + channel * plane
              let source = UnsafeBufferPointer(rebasing: stored[start..<start + plane])
              for offset in 0..<plane { values[target &+ offset] = table[Int(source[offset])] }
              target += plane
            }
          }
        }
      }
    case .floats(let stored):
      var target = 0
      for index in indices {
        for channel in 0..<channels {
          let start = Int(index) * size + channel * plane
          for offset in 0..<plane {
            values[target &+ offset] = normalization.apply(stored[start + offset], channel: channel)
          }
          target += plane
        }
      }
    }
  }
}
