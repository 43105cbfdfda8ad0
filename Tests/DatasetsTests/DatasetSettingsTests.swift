import Datasets
import Foundation
import Settings
import Testing

/// The section `dataset` of an experiment.
@Suite struct DatasetSettingsTests {
  private func read(_ json: String) throws -> DatasetSettings {
    try JSONDecoder().decode(DatasetSettings.self, from: Data(json.utf8))
  }

  @Test func aNameAloneIsKeptAsText() throws {
    #expect(try read(#""digits""#) == DatasetSettings(name: "digits"))
    #expect(try read(#"{"name": "digits"}"#) == DatasetSettings(name: "digits"))
    #expect(DatasetSettings(name: "digits").json == .text("digits"))
  }

  @Test(arguments: [
    #"{"name": "mnist", "scale": 127.5, "standardize": true, "augment": {"noise": 0.5}}"#,
    #"{"name": "signs", "path": "/data/signs", "size": [28, 30], "color": "gray", "resampling": "area"}"#,
    #"{"name": "s", "path": "s.csv", "format": "csv", "label_column": "3", "shape": [3, 8, 8], "test": "t.csv"}"#,
    #"{"name": "s", "path": "s.npz", "samples": "a", "labels": "b", "channels": "last", "dimensions": 3, "#
      + #""test": {"fraction": 0.1, "stratified": false, "seed": 3}, "classes": ["cat", "dog"]}"#,
  ])
  func readsBackWhatItWrites(json: String) throws {
    let settings = try read(json)
    #expect(try settings.json == JSONValue(parsing: json))
    #expect(try JSONDecoder().decode(DatasetSettings.self, from: JSONEncoder().encode(settings)) == settings)
  }

  @Test func shortFormsMeanTheLongOnes() throws {
    let settings = try read(
      #"{"path": "data/my signs.csv.gz", "size": 32, "label_column": 0, "classes": [0, 1]}"#)
    #expect(settings.source.name == "my signs")
    #expect(settings.source.size == [32, 32])
    #expect(settings.source.labelColumn == "0")
    #expect(settings.source.classes == ["0", "1"])
  }

  @Test(
    arguments: [
      (#"{}"#, [], "the key 'name' is missing in dataset"),
      (#"{"name": "digits", "size": 32}"#, ["size"], "size: expected together with 'path'"),
      (
        #"{"path": "x", "format": "cvs"}"#, ["format"],
        "format: expected one of idx, csv, numpy, images, manifest, found 'cvs'; did you mean 'csv'?"
      ),
      (
        #"{"path": "x", "shape": []}"#, ["shape"],
        "shape: expected one to four sizes, such as [3, 32, 32], found a list"
      ),
      (
        #"{"path": "x", "shape": [0]}"#, ["shape"],
        "shape: expected one to four sizes, such as [3, 32, 32], found a list"
      ),
      (
        #"{"path": "x", "classes": ["a", "a"]}"#, ["classes"],
        "classes: expected names that differ, found a list"
      ),
      (
        #"{"path": "x", "dimensions": 4}"#, ["dimensions"],
        "dimensions: expected a whole number from 1 to 3, found 4"
      ),
      (
        #"{"path": "x", "test": {"fraction": 2}}"#, ["test", "fraction"],
        "fraction: expected a number from 0.0 to 1.0, found 2"
      ),
      (#"{"path": "x", "test": {"folds": 2}}"#, ["test", "folds"], "folds: expected in validation only"),
      (
        #"{"name": "x", "scale": 0}"#, ["scale"],
        "scale: expected a number from 1e-09 to 1000000000.0, found 0"
      ),
    ] as [(String, [String], String)])
  func mistakesAreNamed(json: String, path: [String], message: String) throws {
    let error = try #require(throws: SettingsError.self) { try read(json) }
    #expect(error.description == message)
    #expect(error.path == path)
  }
}
