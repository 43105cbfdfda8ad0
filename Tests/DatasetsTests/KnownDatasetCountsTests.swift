import Datasets
import Testing

/// What is known of the sizes of known datasets.
@Suite struct KnownDatasetCountsTests {
  /// The line that describes a dataset begins with the number of all samples.
  @Test func theyAgreeWithTheSummaries() {
    for known in KnownDataset.all {
      let said = known.summary.prefix { $0 != " " }.filter(\.isNumber)
      #expect(Int(said) == known.counts.train + known.counts.test, "\(known.name)")
    }
  }

  @Test func theyAreThoseOfTheDigits() throws {
    let digits = try DatasetCatalog(dataPath: nil).load("digits")
    let known = try #require(KnownDataset.all.first { $0.name == "digits" }?.counts)
    #expect(known.train == digits.train.count && known.test == digits.test?.count)
  }
}
