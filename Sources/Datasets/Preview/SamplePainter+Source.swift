import Images
import Tensors

extension SamplePainter {
  /// A painter for the range of these samples.
  init(_ source: any SampleSource, showing indices: [Int32]) {
    var (least, largest) = (Float.infinity, -Float.infinity)
    for index in indices {
      for value in source.values(of: index) { (least, largest) = (min(least, value), max(largest, value)) }
    }
    self.init(shape: source.shape, least: least, largest: largest)
  }
}

extension SampleSource {
  /// The values of one sample, as they are or as an epoch shows them.
  func values(of index: Int32, epoch: Int? = nil) -> [Float] {
    [Float](unsafeUninitializedCapacity: shape.count) { buffer, filled in
      if let epoch { read([index], epoch: epoch, into: buffer) } else { read([index], into: buffer) }
      filled = shape.count
    }
  }
}
