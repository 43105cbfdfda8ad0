import CKernels
import TestSupport
import Testing

/// Loops long enough to be shared between threads give the same bits at any number of them.
@Suite(.serialized) struct ParallelLoopTests {
  @Test(arguments: [1, 32_767, 32_768, 100_003])
  func sumsAreSharedWithoutGapOrOverlap(_ count: Int) {
    defer { ck_set_threads(1) }
    let values = referenceValues(count, seed: 1).map { Float($0) }
    for threads in [1, 2] {
      ck_set_threads(Int32(threads))
      var total = values
      let addend = values
      addend.withUnsafeBufferPointer { other in
        total.withUnsafeMutableBufferPointer { sum in
          ck_add(sum.baseAddress, sum.baseAddress, other.baseAddress, Int64(count))
        }
      }
      #expect(total == values.map { 2 * $0 })
    }
  }
}
