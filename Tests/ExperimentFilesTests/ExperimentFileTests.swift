import ExperimentFiles
import Foundation
import Sweeps
import TestSupport
import Testing
import Tracking

@Suite struct ExperimentFileTests {
  static let full = """
    name: digits-architectures
    dataset:
      name: digits
      validation: {fraction: 0.2, stratified: true, seed: 23}
    method: grid
    metric: {name: val.f1, goal: maximize}
    parameters:
      architecture: {values: [softmax, my-net]}
      learning_rate: {values: [1e-3, 0.01]}
      batch_size: {value: 64}
      nesterov: {distribution: categorical, values: [true, false]}
    architectures:
      my-net:
        - conv2d: {filters: 32, kernel: [3, 3], activation: relu, rate: 1e-05}
          name: "stem \\"1\\""
        - max_pool2d: 2
        - flatten
        - dense: 10
          inputs: [flatten, stem]
    """

  @Test func aWholeFileIsRead() throws {
    let file = try ExperimentFile(text: Self.full, path: "x.yaml")
    #expect(file.name == "digits-architectures")
    #expect(file.text == Self.full)
    #expect(
      file.dataset.json
        == #"{"name": "digits", "validation": {"fraction": 0.2, "stratified": true, "seed": 23}}"#)
    #expect(file.dataset.location == SourceLocation(file: "x.yaml", line: 3, column: 3))
    #expect(file.dataset.location(of: ["name"]) == SourceLocation(file: "x.yaml", line: 3, column: 3))
    #expect(
      file.dataset.location(of: ["validation", "seed"])
        == SourceLocation(file: "x.yaml", line: 4, column: 49))
    #expect(
      file.dataset.location(of: ["validation", "absent"])
        == SourceLocation(file: "x.yaml", line: 4, column: 3))
    #expect(file.method == .grid)
    #expect(file.objective == MetricObjective(metric: "val.f1", goal: .maximize))
    let space = try SearchSpace([
      .init("architecture", .values([.text("softmax"), .text("my-net")])),
      .init("learning_rate", .values([.real(0.001), .real(0.01)])),
      .init("batch_size", .value(.integer(64))),
      .init("nesterov", .values([.boolean(true), .boolean(false)])),
    ])
    #expect(file.space == space)
  }

  @Test func architecturesAreHandedOnAsJSONWithTheirPlaces() throws {
    let net = try #require(ExperimentFile(text: Self.full, path: "x.yaml").architectures.first)
    #expect(net.name == "my-net")
    #expect(net.location.line == 13)
    #expect(net.layerLocations.map(\.line) == [14, 16, 17, 18])
    #expect(
      net.json == #"""
        [{"conv2d": {"filters": 32, "kernel": [3, 3], "activation": "relu", "rate": 1e-05}, "name": "stem \"1\""}, \#
        {"max_pool2d": 2}, "flatten", {"dense": 10, "inputs": ["flatten", "stem"]}]
        """#)
    #expect((try JSONSerialization.jsonObject(with: Data(net.json.utf8)) as? [Any])?.count == 4)
  }

  @Test func errorsOfTheCallerCarryThePlaceOfANameOrAValue() throws {
    let file = try ExperimentFile(text: Self.full, path: "x.yaml")
    #expect(
      file.error(inParameter: "learning_rate", value: 1, "too large").description == "x.yaml:9:34: too large")
    #expect(file.error(inParameter: "batch_size", value: 0, "odd").description == "x.yaml:10:23: odd")
    #expect(file.error(inParameter: "batch_size", "odd").description == "x.yaml:10:3: odd")
    #expect(file.error(inParameter: "momentum", "is missing").description == "x.yaml: is missing")
  }

  @Test func aFileIsReadFromDiskWithAndWithoutByteOrderMark() throws {
    let folder = try TemporaryFolder()
    let plain = try folder.write(Data(Self.full.utf8), to: "plain.yaml")
    #expect(try ExperimentFile(contentsOf: plain).name == "digits-architectures")
    let marked = try folder.write(Data([0xEF, 0xBB, 0xBF]) + Data(Self.full.utf8), to: "marked.yaml")
    #expect(try ExperimentFile(contentsOf: marked).name == "digits-architectures")
  }

  @Test func anchorsMaySaveTyping() throws {
    let text = Self.full
      .replacing("values: [softmax, my-net]}", with: "value: &size 64}")
      .replacing("batch_size: {value: 64}", with: "batch_size: {value: *size}")
    let file = try ExperimentFile(text: text, path: "x.yaml")
    #expect(file.space.parameters.first { $0.name == "batch_size" }?.distribution == .value(.integer(64)))
  }
}
