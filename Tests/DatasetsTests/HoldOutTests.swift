import Datasets
import Foundation
import Settings
import Testing

@Suite struct HoldOutTests {
  /// Classes of 50, 30, 15, 4 and 1 samples, mixed.
  private let labels = (0..<100).map { index -> Int32 in
    let place = index * 37 % 100
    return place < 50 ? 0 : place < 80 ? 1 : place < 95 ? 2 : place < 99 ? 3 : 4
  }

  @Test(arguments: [true, false], [0.01, 0.2, 0.33, 0.5, 0.99])
  func everySampleIsOnOneSide(stratified: Bool, fraction: Double) throws {
    let split = try HoldOut(.fraction(fraction), stratified: stratified)
      .split(labels: labels, classCount: 5)
    #expect((split.train + split.validation).sorted() == Array(0..<100))
    #expect(split.train == split.train.sorted())
    #expect(split.validation == split.validation.sorted())
    #expect(split.validation.count == Int((fraction * 100).rounded()))
  }

  @Test(arguments: [1, 7, 20, 50, 99]) func classesGiveTheirShareWithinOneSample(count: Int) throws {
    let split = try HoldOut(.count(count)).split(labels: labels, classCount: 5)
    #expect(split.validation.count == count)
    for (label, size) in [50, 30, 15, 4, 1].enumerated() {
      let given = split.validation.count { labels[Int($0)] == label }
      #expect(abs(Double(given) - Double(size * count) / 100) < 1)
    }
  }

  @Test func seedsDecide() throws {
    func hash(_ size: HoldOut.Size, seed: UInt64, stratified: Bool = true) throws -> String {
      try HoldOut(size, stratified: stratified, seed: seed).split(labels: labels, classCount: 5).hash
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
    let split = try HoldOut.standard.split(labels: digits.train.labels, classCount: 10)
    #expect(split.hash == "6366730b48045bfc878fe5ea83f18cb5c7f72037115e1d29c49a408024e2c867")
  }

  @Test(arguments: [
    (HoldOut.Size.fraction(0), "a fraction between 0 and 1", "0.0"),
    (.fraction(1), "a fraction between 0 and 1", "1.0"),
    (.fraction(.nan), "a fraction between 0 and 1", "nan"),
    (.fraction(0.001), "at least one of 100 samples on either side", "0 set aside"),
    (.count(-1), "at least one of 100 samples on either side", "-1 set aside"),
    (.count(100), "at least one of 100 samples on either side", "100 set aside"),
  ])
  func impossibleSizesAreRefused(size: HoldOut.Size, expected: String, found: String) {
    #expect(throws: DatasetError.invalidSplit(expected: expected, found: found)) {
      try HoldOut(size).split(labels: labels, classCount: 5)
    }
  }

  @Test func labelsBeyondTheClassesAreRefused() {
    #expect(throws: DatasetError.invalidSplit(expected: "labels below 4", found: "4")) {
      try HoldOut.standard.split(labels: labels, classCount: 4)
    }
  }

  @Test(arguments: [true, false], [2, 5, 7, 100]) func foldsHoldEverySampleOnce(stratified: Bool, folds: Int)
    throws
  {
    let rule = HoldOut(.folds(folds), stratified: stratified)
    let splits = try (0..<folds).map { try rule.split(labels: labels, classCount: 5, fold: $0) }
    #expect(splits.flatMap(\.validation).sorted() == Array(0..<100))
    for split in splits {
      #expect((split.train + split.validation).sorted() == Array(0..<100))
      #expect(split.train == split.train.sorted() && split.validation == split.validation.sorted())
      #expect(abs(split.validation.count * folds - 100) < folds)
      for (label, size) in [50, 30, 15, 4, 1].enumerated() where stratified {
        let given = split.validation.count { labels[Int($0)] == label }
        #expect(abs(given * folds - size) < folds)
      }
    }
    #expect(Set(splits.map(\.hash)).count == folds)
  }

  @Test func foldsThatThereAreNotAreRefused() {
    let five = HoldOut(.folds(5))
    for (rule, fold, expected, found) in [
      (five, nil, "a parameter 'fold' from 0 to 4", "none"), (five, 5, "a parameter 'fold' from 0 to 4", "5"),
      (five, -1, "a parameter 'fold' from 0 to 4", "-1"),
      (HoldOut(.folds(101)), 0, "at most 100 folds, one a sample", "101"),
      (HoldOut(.count(5)), 0, "'folds' for fold 0", "none"),
    ] {
      #expect(throws: DatasetError.invalidSplit(expected: expected, found: found)) {
        try rule.split(labels: labels, classCount: 5, fold: fold)
      }
    }
  }

  @Test func readsAndWritesItsKeys() throws {
    let short = try JSONDecoder().decode(HoldOut.self, from: Data(#"{"count": 5}"#.utf8))
    #expect(short == HoldOut(.count(5), stratified: true, seed: 23))
    #expect(try HoldOut(JSONValue(parsing: "{}")) == .standard)
    for size in [HoldOut.Size.fraction(0.25), .count(3), .folds(4)] {
      let long = HoldOut(size, stratified: false, seed: 4)
      #expect(try JSONDecoder().decode(HoldOut.self, from: JSONEncoder().encode(long)) == long)
    }
    for text in [
      #"{"count": 5, "fraction": 0.2}"#, #"{"folds": 1}"#, #"{"fraction": 1.5}"#, #"{"frction": 0.5}"#,
      #"{"seed": -1}"#,
    ] {
      #expect(throws: SettingsError.self) { try HoldOut(JSONValue(parsing: text)) }
    }
  }
}
