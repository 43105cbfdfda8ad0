import Datasets
import Foundation

/// Reads the batches of one epoch ahead, on a thread of its own: while a step runs, the next batch is made beside it.
///
/// The thread calls no kernel that runs in parallel, so the threads of a step are left alone. It ends with the last batch, or
/// when the feeder is gone.
final class BatchFeeder {
  private let slot: BatchSlot
  private let thread: pthread_t

  /// Begins at once, with the batch of a number from 0; nil where the system gives no thread.
  init?(_ source: any SampleSource, _ batches: EpochOrder, from first: Int, epoch: Int) {
    slot = BatchSlot(source, batches, from: first, epoch: epoch)
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(slot)
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<BatchSlot>.fromOpaque(argument).takeRetainedValue().fillAll() }
        return nil
      }, argument.toOpaque())
    guard status == 0 else {
      argument.release()
      return nil
    }
    self.thread = thread
  }

  deinit {
    slot.close()
    pthread_join(thread, nil)
  }

  /// Copies the next batch, waiting for it where it is not ready.
  func next(into values: UnsafeMutableBufferPointer<Float>, count: Int) {
    slot.take(into: values, count: count)
  }
}
