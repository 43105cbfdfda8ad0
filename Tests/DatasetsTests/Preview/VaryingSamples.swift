import Datasets
import Tensors

/// Samples that each epoch shows differently: by a value that grows with the epoch.
struct VaryingSamples: SampleSource {
  let base: Samples
  var count: Int { base.count }
  var shape: Shape { base.shape }
  var labels: [Int32] { base.labels }
  var variesByEpoch: Bool { true }

  func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>) {
    base.read(indices, into: values)
  }

  func read(_ indices: ArraySlice<Int32>, epoch: Int, into values: UnsafeMutableBufferPointer<Float>) {
    values.update(repeating: Float(epoch) / 10)
  }
}
