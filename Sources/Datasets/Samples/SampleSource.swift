public import Tensors

/// Labelled samples of one shape that a trainer reads batch by batch.
public protocol SampleSource: Sendable {
  /// Number of samples.
  var count: Int { get }
  /// Shape of one sample: `C x H x W` for images.
  var shape: Shape { get }
  /// Class index of each sample.
  var labels: [Int32] { get }

  /// Writes the samples of the given indices one after another, as they are validated and tested: normalized, in row-major
  /// order (NCHW for images).
  ///
  /// - Precondition: each index is below `count`; `values` has room for `indices.count * shape.count` values.
  func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>)

  /// Writes the samples of the given indices as one epoch of training, counted from 1, shows them.
  ///
  /// What is written for a sample depends on the sample and the epoch alone, not on its batch.
  func read(_ indices: ArraySlice<Int32>, epoch: Int, into values: UnsafeMutableBufferPointer<Float>)

  /// Whether epochs show samples differently, each at a cost.
  var variesByEpoch: Bool { get }
}

extension SampleSource {
  /// The same as in validation.
  public func read(
    _ indices: ArraySlice<Int32>, epoch: Int, into values: UnsafeMutableBufferPointer<Float>
  ) {
    read(indices, into: values)
  }

  /// Epochs show the same.
  public var variesByEpoch: Bool { false }

  /// Writes the class index of each given sample.
  ///
  /// - Precondition: each index is below `count`; `classes` has room for `indices.count` values.
  public func readLabels(_ indices: ArraySlice<Int32>, into classes: UnsafeMutableBufferPointer<Int32>) {
    precondition(classes.count >= indices.count, "no room for \(indices.count) labels in \(classes.count)")
    let labels = self.labels
    for (position, index) in indices.enumerated() { classes[position] = labels[Int(index)] }
  }

  /// The samples of the given indices, as they are validated, as one tensor.
  public func tensor(_ indices: ArraySlice<Int32>) -> Tensor {
    let values = [Float](unsafeUninitializedCapacity: indices.count * shape.count) { buffer, filled in
      read(indices, into: buffer)
      filled = indices.count * shape.count
    }
    return Tensor(shape: shape.batched(indices.count), values: values)
  }
}
