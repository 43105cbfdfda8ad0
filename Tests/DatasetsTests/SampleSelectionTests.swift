import Datasets
import Settings
import Testing

/// Datasets of which some samples are used.
@Suite struct SampleSelectionTests {
  private let catalog = DatasetCatalog(dataPath: nil)

  private func load(_ selection: SampleSelection) throws -> Dataset {
    var source = DatasetSource(name: "digits")
    source.selection = selection
    return try catalog.load(source)
  }

  @Test func someClassesKeepTheirSamplesAndGetNewLabels() throws {
    let whole = try catalog.load("digits")
    let part = try load(SampleSelection(classes: ["7", "5", "9"]))
    #expect(part.classes == ["5", "7", "9"])
    for (all, some) in [(whole.train, part.train), (try #require(whole.test), try #require(part.test))] {
      let indices = all.labels.indices.filter { [5, 7, 9].contains(all.labels[$0]) }.map(Int32.init)
      #expect(some.values == all.subset(indices).values)
      #expect(some.labels == indices.map { Int32([5, 7, 9].firstIndex(of: all.labels[Int($0)]) ?? -1) })
    }
    #expect(part.fingerprint != whole.fingerprint)
  }

  @Test func soManyOfEachClassAreDrawnByTheSeed() throws {
    let whole = try catalog.load("digits")
    let part = try load(SampleSelection(perClass: 10))
    #expect((0..<10).allSatisfy { label in part.train.labels.count { $0 == Int32(label) } == 10 })
    #expect(part.test == whole.test)
    #expect(try load(SampleSelection(perClass: 10)).fingerprint == part.fingerprint)
    #expect(try load(SampleSelection(perClass: 10, seed: 24)).fingerprint != part.fingerprint)
    // A class's samples are the same whatever other classes there are.
    let few = try load(SampleSelection(classes: ["3", "4"], perClass: 10)).train
    let threes = { (samples: Samples, label: Int32) in
      samples.subset(samples.labels.indices.filter { samples.labels[$0] == label }.map(Int32.init)).values
    }
    #expect(threes(few, 0) == threes(part.train, 3))
  }

  @Test func whatIsNotThereIsNamed() throws {
    #expect {
      try load(SampleSelection(classes: ["3", "ten"]))
    } throws: {
      "\($0)"
        == "dataset 'digits': expected classes to select among 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, found 'ten'"
    }
    #expect {
      try load(SampleSelection(perClass: 100_000))
    } throws: {
      "\($0)".hasPrefix(
        "dataset 'digits': expected at least 100000 samples of class '0' to train on, found 1")
    }
  }

  @Test(arguments: [
    (#"{"name": "digits", "select": {}}"#, "expected 'classes', 'per_class' or both"),
    (#"{"name": "digits", "select": {"classes": [1]}}"#, "classes: expected at least two classes"),
    (
      #"{"name": "digits", "select": {"classes": [1, 2], "seed": 3}}"#,
      "seed: expected together with 'per_class'"
    ),
    (
      #"{"name": "digits", "select": {"per_class": 0}}"#,
      "per_class: expected a whole number from 1 to 2147483647, found 0"
    ),
  ])
  func whatSaysNothingIsRefused(_ json: String, _ message: String) throws {
    var reader = try SettingsReader(JSONValue(parsing: json))
    let error = #expect(throws: SettingsError.self) { try DatasetSettings(reading: &reader) }
    #expect(error?.description.hasSuffix(message) == true, "\(error?.description ?? "")")
  }

  @Test func settingsReadBackWhatTheyWrite() throws {
    let json = #"{"name": "mnist", "select": {"classes": ["5", "6"], "per_class": 20, "seed": 4}}"#
    var reader = try SettingsReader(JSONValue(parsing: json))
    #expect(try DatasetSettings(reading: &reader).json == JSONValue(parsing: json))
  }
}
