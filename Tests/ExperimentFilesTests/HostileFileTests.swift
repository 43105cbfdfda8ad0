import ExperimentFiles
import Sweeps
import Testing
import Tracking

/// Files that nobody means well with are refused, or read; nothing else.
@Suite struct HostileFileTests {
  private static let whole = ExperimentText.text(
    method: "tpe", top: "run_cap: 50\nearly_terminate: {type: hyperband, min_iter: 2, eta: 3}",
    parameters: """
        optimizer: {values: [sgd, adam], probabilities: [0.25, 0.75]}
        rate: {distribution: q_log_uniform_values, min: 1, max: 100, q: 3}
        momentum: {distribution: normal, mu: 0.5, sigma: 0.1, when: {optimizer: sgd}}
        augment: {when: {optimizer: [sgd, adam]}, parameters: {rotation: {min: 0, max: 10}}}
      """)

  private static let fragments = [
    "{", "}", "[", "]", ":", ",", "-1", "0", "1e308", "-1e308", "5e-324", "9223372036854775807",
    "-9223372036854775808", "1e-17", ".nan", "null", "sgd", "min", "values", "parameters", "when", "q",
    "\u{0}",
    "é", "&a", "*a", "!!int", "\n", " ", "  ", "'", "\"", "#",
  ]

  /// Reads a text, draws some cells where it is one, and comes back.
  private func read(_ text: String) {
    do throws(ExperimentFileError) {
      let file = try ExperimentFile(text: text, path: "x.yaml")
      let cells = try file.makeSampler().cells(after: [], count: 3)
      #expect(cells.allSatisfy { file.space.covers($0.params) }, "\(text)")
    } catch {
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func textsWithReplacedPartsAreReadOrRefused() throws {
    var state: UInt64 = 1
    func draw(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    #expect(throws: Never.self) { try ExperimentFile(text: Self.whole, path: "x.yaml") }
    for _ in 0..<400 {
      var text = Array(Self.whole.unicodeScalars)
      for _ in 0...draw(3) {
        let start = draw(text.count)
        let end = min(text.count, start + draw(6))
        text.replaceSubrange(start..<end, with: Self.fragments[draw(Self.fragments.count)].unicodeScalars)
      }
      var scalars = String.UnicodeScalarView()
      scalars.append(contentsOf: text)
      read(String(scalars))
    }
  }

  @Test func absurdNumbersAreReadOrRefused() {
    let numbers = ["0", "-1", "5e-324", "1.7e308", "9223372036854775807", "-745"]
    let bounded = [
      "uniform", "int_uniform", "q_uniform", "log_uniform", "q_log_uniform", "log_uniform_values",
      "q_log_uniform_values", "inv_log_uniform",
    ]
    let normal = ["normal", "q_normal", "log_normal", "q_log_normal"]
    for first in numbers {
      for second in numbers {
        for name in bounded {
          let q = name.hasPrefix("q_") ? ", q: 0.1" : ""
          read(
            ExperimentText.text(parameters: "  x: {distribution: \(name), min: \(first), max: \(second)\(q)}")
          )
        }
        for name in normal {
          let q = name.hasPrefix("q_") ? ", q: \(second)" : ""
          read(
            ExperimentText.text(
              parameters: "  x: {distribution: \(name), mu: \(first), sigma: \(second)\(q)}"))
        }
      }
    }
  }

  @Test func deepNestsAreRefused() throws {
    let nest =
      String(repeating: "{parameters: {a: ", count: 200) + "{value: 1}" + String(repeating: "}}", count: 200)
    #expect(
      try ExperimentText.refusal(parameters: "  a: \(nest)").contains("nested more than 64 levels deep"))
  }
}
