import Datasets
import Tensors
import Testing

@Suite struct DigitsTests {
  private let digits: Dataset
  private let test: Samples

  init() throws {
    digits = try DatasetCatalog(dataPath: nil).load("digits")
    test = try #require(digits.test)
  }

  @Test func holdsAllImagesInTwoParts() {
    #expect(digits.train.count == 1438)
    #expect(test.count == 359)
    #expect(digits.inputShape == [1, 8, 8])
    #expect(digits.classes == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    #expect(digits.origin == "embedded")
    #expect(digits.attribution.contains("CC BY 4.0"))
  }

  /// `numpy.bincount(sklearn.datasets.load_digits().target)`.
  @Test func holdsEachClassAsOftenAsItsSource() {
    let total = [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]
    let shares = counts(test.labels)
    #expect(zip(counts(digits.train.labels), shares).map(+) == total)
    for (share, all) in zip(shares, total) { #expect(abs(Double(share) - 0.19978 * Double(all)) < 1) }
  }

  /// The first line of the source.
  @Test func keepsTheSourcesPixelsAndOrder() throws {
    let first: [UInt8] = [
      0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0, 0, 3, 15, 2, 0, 11, 8, 0, 0, 4, 12, 0, 0, 8, 8, 0,
      0, 5, 8,
      0, 0, 9, 8, 0, 0, 4, 11, 0, 1, 12, 7, 0, 0, 2, 14, 5, 10, 12, 0, 0, 0, 0, 6, 13, 10, 0, 0, 0,
    ]
    let part = try #require([digits.train, test].first { $0.subset([0]).values == .bytes(first) })
    #expect(part.labels[0] == 0)
    #expect(part.tensor([0]).values == first.map { Float($0) / 16 })
  }

  /// `scripts/golden/datasets.py`; another value would orphan the runs that name this one.
  @Test func fingerprintStays() {
    #expect(digits.fingerprint == "a0782e540670d23f207147b99f5aaadbc5edccc0c5421e8201cdb57ad491b1e0")
  }

  private func counts(_ labels: [Int32]) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
  }
}
