import Datasets
import Foundation
import Testing

@Suite struct ValidationSplitTests {
  /// Classes of 50, 30, 15, 4 and 1 samples, mixed.
  private let labels = (0..<100).map { index -> Int32 in
    let place = index * 37 % 100
    return place < 50 ? 0 : place < 80 ? 1 : place < 95 ? 2 : place < 99 ? 3 : 4
  }

  @Test(arguments: [true, false], [0.01, 0.2, 0.33, 0.5, 0.99])
  func everySampleIsOnOneSide(stratified: Bool, fraction: Double) throws {
    let split = try ValidationSplit(.fraction(fraction), stratified: stratified)
      .split(labels: labels, classCount: 5)
    #expect((split.train + split.validation).sorted() == Array(0..<100))
    #expect(split.train == split.train.sorted())
    #expect(split.validation == split.validation.sorted())
    #expect(split.validation.count == Int((fraction * 100).rounded()))
  }

  @Test(arguments: [1, 7, 20, 50, 99]) func classesGiveTheirShareWithinOneSample(count: Int) throws {
    let split = try ValidationSplit(.count(count)).split(labels: labels, classCount: 5)
    #expect(split.validation.count == count)
    for (label, size) in [50, 30, 15, 4, 1].enumerated() {
      let given = split.validation.count { labels[Int($0)] == label }
      #expect(abs(Double(given) - Double(size * count) / 100) < 1)
    }
  }

  @Test func seedsDecide() throws {
    func hash(_ size: ValidationSplit.Size, seed: UInt64, stratified: Bool = true) throws -> String {
      try ValidationSplit(size, stratified: stratified, seed: seed).split(labels: labels, classCount: 5).hash
    }
    let first = try hash(.fraction(0.2), seed: 1)
    #expect(try hash(.fraction(0.2), seed: 1) == first)
    #expect(try hash(.count(20), seed: 1) == first)
    #expect(try hash(.fraction(0.2), seed: 2) != first)
    #expect(try hash(.fraction(0.2), seed: 1, stratified: false) != first)
  }

  /// `scripts/golden/datasets.py`; stores keep this hash.
  @Test func theStandardSplitStays() throws {
    let digits = try DatasetCatalog(dataPath: nil).load("digits")
    let split = try ValidationSplit.standard.split(labels: digits.train.labels, classCount: 10)
    #expect(split.hash == "6366730b48045bfc878fe5ea83f18cb5c7f72037115e1d29c49a408024e2c867")
  }

  @Test(arguments: [
    (ValidationSplit.Size.fraction(0), "a fraction between 0 and 1", "0.0"),
    (.fraction(1), "a fraction between 0 and 1", "1.0"),
    (.fraction(.nan), "a fraction between 0 and 1", "nan"),
    (.fraction(0.001), "at least one of 100 samples on either side", "0 for validation"),
    (.count(-1), "at least one of 100 samples on either side", "-1 for validation"),
    (.count(100), "at least one of 100 samples on either side", "100 for validation"),
  ])
  func impossibleSizesAreRefused(size: ValidationSplit.Size, expected: String, found: String) {
    #expect(throws: DatasetError.invalidSplit(expected: expected, found: found)) {
      try ValidationSplit(size).split(labels: labels, classCount: 5)
    }
  }

  @Test func labelsBeyondTheClassesAreRefused() {
    #expect(throws: DatasetError.invalidSplit(expected: "labels below 4", found: "4")) {
      try ValidationSplit.standard.split(labels: labels, classCount: 4)
    }
  }

  @Test func readsAndWritesItsKeys() throws {
    let short = try JSONDecoder().decode(ValidationSplit.self, from: Data(#"{"count": 5}"#.utf8))
    #expect(short == ValidationSplit(.count(5), stratified: true, seed: 23))
    let long = ValidationSplit(.fraction(0.25), stratified: false, seed: 4)
    #expect(try JSONDecoder().decode(ValidationSplit.self, from: JSONEncoder().encode(long)) == long)
    for text in ["{}", #"{"count": 5, "fraction": 0.2}"#] {
      #expect(throws: DatasetError.self) {
        try JSONDecoder().decode(ValidationSplit.self, from: Data(text.utf8))
      }
    }
  }
}
