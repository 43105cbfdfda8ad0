import Datasets
import Tensors
import Testing

@Suite struct BatchOrderTests {
  private let samples = Array<Int32>(0..<10)

  @Test func theLastBatchIsTheRest() {
    let epoch = order(shuffle: false, batchSize: 4).epoch(1)
    #expect(epoch.map(Array.init) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]])
    #expect(epoch.count == 3)
    #expect(order(shuffle: false, batchSize: 5).epoch(1).count == 2)
    #expect(order(shuffle: false, batchSize: 64).epoch(1).map(Array.init) == [samples])
  }

  @Test func noSamplesMakeNoBatches() {
    let none = BatchOrder([], batchSize: 4, shuffle: true, generator: SeededGenerator(seed: 7))
    #expect(none.epoch(1).isEmpty)
  }

  /// `scripts/golden/datasets.py`.
  @Test func eachEpochHasAnOrderOfItsOwnThatStays() {
    let order = order(shuffle: true, batchSize: 4)
    #expect(order.epoch(1).samples == [6, 0, 8, 4, 7, 5, 9, 1, 2, 3])
    #expect(order.epoch(2).samples != order.epoch(1).samples)
    #expect(order.epoch(2).samples.sorted() == samples)
    #expect(order.epoch(1).samples == [6, 0, 8, 4, 7, 5, 9, 1, 2, 3])
  }

  @Test func withoutShufflingEpochsAreAlike() {
    #expect(order(shuffle: false, batchSize: 4).epoch(9).samples == samples)
  }

  private func order(shuffle: Bool, batchSize: Int) -> BatchOrder {
    BatchOrder(samples, batchSize: batchSize, shuffle: shuffle, generator: SeededGenerator(seed: 7))
  }
}
