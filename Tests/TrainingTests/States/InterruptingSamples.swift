import Datasets
import Signals
import Synchronization
import Tensors

/// Samples that ask the training to stop when so many batches of them were read.
final class InterruptingSamples: SampleSource {
  private let base: any SampleSource
  private let stop: StopSignal
  private let left: Mutex<Int>

  init(_ base: any SampleSource, after batches: Int, _ stop: StopSignal) {
    (self.base, self.stop) = (base, stop)
    left = Mutex(batches)
  }

  var count: Int { base.count }
  var shape: Shape { base.shape }
  var labels: [Int32] { base.labels }
  var variesByEpoch: Bool { base.variesByEpoch }

  func read(_ indices: ArraySlice<Int32>, into values: UnsafeMutableBufferPointer<Float>) {
    noteRead()
    base.read(indices, into: values)
  }

  func read(_ indices: ArraySlice<Int32>, epoch: Int, into values: UnsafeMutableBufferPointer<Float>) {
    noteRead()
    base.read(indices, epoch: epoch, into: values)
  }

  private func noteRead() {
    let isOver = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isOver { stop.raise() }
  }
}
