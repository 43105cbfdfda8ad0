import Datasets
import Dispatch
import Synchronization
import Tensors

/// Room for one batch between the thread that reads it and the one that trains on it.
///
/// The values belong to the reading thread from `emptied` to `filled`, and to the other from `filled` to `emptied`.
final class BatchSlot {
  private let source: any SampleSource
  private let batches: EpochOrder
  private let first: Int
  private let epoch: Int
  private let values: UnsafeMutableBufferPointer<Float>
  private let filled = DispatchSemaphore(value: 0)
  private let emptied = DispatchSemaphore(value: 0)
  private let isClosed = Atomic<Bool>(false)

  /// An empty slot for the batches of an epoch from one of them on.
  init(_ source: any SampleSource, _ batches: EpochOrder, from first: Int, epoch: Int) {
    (self.source, self.batches, self.first, self.epoch) = (source, batches, first, epoch)
    values = .allocate(capacity: min(batches.batchSize, batches.samples.count) * source.shape.count)
    values.initialize(repeating: 0)
    emptied.signal()
  }

  deinit { values.deallocate() }

  /// Reads one batch after another, each when there is room, until the last or until no more are wanted.
  func fillAll() {
    for batch in batches.dropFirst(first) {
      emptied.wait()
      guard !isClosed.load(ordering: .acquiring) else { return }
      source.read(batch, epoch: epoch, into: values)
      filled.signal()
    }
  }

  /// Waits for a batch of so many samples, copies it and leaves room for the next.
  func take(into target: UnsafeMutableBufferPointer<Float>, count: Int) {
    filled.wait()
    _ = target.update(fromContentsOf: values[..<(count * source.shape.count)])
    emptied.signal()
  }

  /// Wants no more batches.
  func close() {
    isClosed.store(true, ordering: .releasing)
    emptied.signal()
  }
}
