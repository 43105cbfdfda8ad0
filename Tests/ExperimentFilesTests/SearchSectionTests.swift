import ExperimentFiles
import Sweeps
import Testing
import Tracking

@Suite struct SearchSectionTests {
  private static let parameters = "  x: {min: 0.0, max: 1.0}\n  seed: {values: [1, 2]}"

  @Test func whatTheFileDoesNotSayHasDefaults() throws {
    let file = try ExperimentText.file(method: "bayes", parameters: Self.parameters)
    #expect(file.method == .tpe)
    #expect(file.runCap == nil)
    #expect(file.samplerSeed == 1)
    #expect(file.concurrency == 8)
    #expect(file.maxFailed == nil)
    #expect(file.earlyTermination == nil)
  }

  @Test func theKeysOfTheSearchAreRead() throws {
    let file = try ExperimentText.file(
      method: "tpe", top: "run_cap: 50\nseed: 7\nconcurrency: 3\nmax_failed: 5",
      parameters: Self.parameters)
    #expect(file.runCap == 50)
    #expect(file.samplerSeed == 7)
    #expect(file.concurrency == 3)
    #expect(file.maxFailed == 5)
  }

  @Test func eachMethodHasItsSampler() throws {
    for (method, type) in [
      ("random", RandomSampler.self as any Sampler.Type), ("sobol", SobolSampler.self),
      ("tpe", TPESampler.self),
    ] {
      let file = try ExperimentText.file(method: method, top: "run_cap: 4", parameters: Self.parameters)
      let sampler = try file.makeSampler()
      #expect(Swift.type(of: sampler) == type)
      #expect(sampler.limit == 4)
      #expect(sampler.cells(after: [], count: 9).count == 4)
      let other = try ExperimentText.file(
        method: method, top: "run_cap: 4\nseed: 2", parameters: Self.parameters
      ).makeSampler()
      #expect(sampler.cells(after: [], count: 4) != other.cells(after: [], count: 4))
    }
    let grid = try ExperimentText.file(
      method: "grid", top: "run_cap: 3", parameters: "  x: {values: [1, 2]}\n  y: {values: [1, 2]}")
    #expect(try grid.makeSampler().cells(after: [], count: 9).map(\.params["y"]) == [1, 2, 1])
  }

  @Test(arguments: [
    (
      "grid", "",
      "7:3: parameter 'x' is drawn from a range, of which method grid cannot take every value; "
        + "give values: [...], or use method random, sobol or tpe"
    ),
    (
      "grid", "seed: 3",
      "5:1: 'seed' is that of a method that draws, and grid does not; a training's is among the parameters"
    ),
    ("random", "concurrency: 3", "5:1: 'concurrency' goes with method tpe alone; leave it out"),
    ("tpe", "concurrency: 0", "5:14: expected concurrency to be a whole number from 1 to 1000, found '0'"),
    ("tpe", "run_cap: 0", "5:10: expected run_cap to be a whole number from 1 to 1000000, found '0'"),
    (
      "tpe", "run_cap: 99999999999999999999",
      "5:10: expected a finite number of at most 64 bits, found '99999999999999999999'"
    ),
    ("tpe", "run_cap: 1e3", "5:10: expected run_cap to be a whole number from 1 to 1000000, found '1e3'"),
    (
      "tpe", "seed: -1",
      "5:7: expected seed to be a whole number from 0 to 9223372036854775807, found '-1'"
    ),
    ("tpe", "max_failed: 0", "5:13: expected max_failed to be a whole number from 1 to 1000000, found '0'"),
    ("tpe", "runcap: 3", "5:1: unknown key 'runcap'; did you mean 'run_cap'?"),
  ])
  func mistakesAreNamed(method: String, top: String, message: String) throws {
    let error = try #require(throws: ExperimentFileError.self) {
      try ExperimentText.file(method: method, top: top, parameters: Self.parameters).makeSampler()
    }
    #expect(error.description == "x.yaml:" + message)
  }

  @Test func spacesThatAMethodCannotDoWithAreNamed() throws {
    let axes = (0..<65).map { "  p\($0): {min: 0, max: 9}" }.joined(separator: "\n")
    let sobol = try ExperimentText.file(method: "sobol", parameters: axes)
    #expect(
      #expect(throws: ExperimentFileError.self) { try sobol.makeSampler() }?.description
        == "x.yaml:3:9: 65 parameters vary, more than the 64 that method sobol can spread; use method random or tpe"
    )
    let values = "{values: [\((0..<2000).map(String.init).joined(separator: ", "))]}"
    let grid = try ExperimentText.file(method: "grid", parameters: "  a: \(values)\n  b: \(values)")
    #expect(
      #expect(throws: ExperimentFileError.self) { try grid.makeSampler() }?.description
        == "x.yaml:3:9: the grid has 4000000 cells, more than the 1000000 allowed; list fewer values")
  }
}
