import ExperimentFiles
import Foundation
import Sweeps
import Testing
import Tracking

/// The distributions of W&B's sweep files by their names there.
@Suite struct DistributionSectionTests {
  private func distribution(_ keys: String) throws -> Distribution? {
    try ExperimentText.file(parameters: "  x: {\(keys)}").space.parameters.first?.distribution
  }

  static let laws: [(String, Law, Quantum?)] = [
    ("distribution: uniform, min: 0, max: 1", .uniform(min: 0, max: 1), nil),
    ("min: 0.0, max: 1", .uniform(min: 0, max: 1), nil),
    ("distribution: q_uniform, min: 0, max: 1, q: 0.25", .uniform(min: 0, max: 1), .real(0.25)),
    ("distribution: q_uniform, min: 0, max: 9", .uniform(min: 0, max: 9), .integer(1)),
    ("distribution: log_uniform_values, min: 1e-4, max: 1", .logUniform(min: 1e-4, max: 1), nil),
    ("distribution: inv_log_uniform_values, min: 1e-4, max: 1", .logUniform(min: 1e-4, max: 1), nil),
    ("distribution: log_uniform, min: -3, max: 0", .logUniform(min: exp(-3), max: 1), nil),
    ("distribution: inv_log_uniform, min: 0, max: 3", .logUniform(min: exp(-3), max: 1), nil),
    ("distribution: q_log_uniform, min: 0, max: 3, q: 2", .logUniform(min: 1, max: exp(3)), .integer(2)),
    (
      "distribution: q_log_uniform_values, min: 16, max: 256, q: 16", .logUniform(min: 16, max: 256),
      .integer(16)
    ),
    ("distribution: normal", .normal(mu: 0, sigma: 1), nil),
    ("mu: 3, sigma: 0.5", .normal(mu: 3, sigma: 0.5), nil),
    ("distribution: q_normal, mu: 3, sigma: 2", .normal(mu: 3, sigma: 2), .integer(1)),
    ("distribution: log_normal, mu: -7, sigma: 1", .logNormal(mu: -7, sigma: 1), nil),
    ("distribution: q_log_normal, mu: 3, q: 0.5", .logNormal(mu: 3, sigma: 1), .real(0.5)),
  ]

  @Test(arguments: laws) func lawsAreReadByTheirNames(keys: String, law: Law, quantum: Quantum?) throws {
    #expect(try distribution(keys) == .numeric(NumericDistribution(law, quantum: quantum)))
  }

  @Test func wholeBoundsMakeWholeNumbers() throws {
    let dice = Distribution.numeric(try NumericDistribution(integersFrom: 1, through: 6))
    #expect(try distribution("min: 1, max: 6") == dice)
    #expect(try distribution("distribution: int_uniform, min: 1, max: 6") == dice)
  }

  @Test func listsMayHaveProbabilities() throws {
    let weighted = Distribution.values(["a", 2], probabilities: [0.25, 0.75])
    #expect(try distribution("values: [a, 2], probabilities: [0.25, 0.75]") == weighted)
    #expect(
      try distribution(
        "distribution: categorical_w_probabilities, values: [a, 2], probabilities: [0.25, 0.75]") == weighted)
    #expect(try distribution("distribution: categorical, values: [a, 2]") == .values(["a", 2]))
    #expect(try distribution("distribution: constant, value: 2") == .value(2))
  }

  @Test(arguments: [
    (
      "distribution: beta",
      "7:21: parameter 'x' has the distribution 'beta', which is not offered; "
        + "give uniform, or values with probabilities"
    ),
    ("distribution: log_normla", "7:21: unknown distribution 'log_normla'; did you mean 'log_normal'?"),
    ("min: 1", "7:6: the key 'max' is missing in parameter 'x'"),
    ("min: 3, max: 1", "7:6: parameter 'x': expected min below max, found min 3 and max 1"),
    ("min: 3, max: 3", "7:6: parameter 'x': expected min below max, found min 3 and max 3"),
    ("min: a, max: 1.5", "7:12: expected a number as min, found 'a'"),
    ("min: 1e999, max: 1", "7:12: expected a finite number of at most 64 bits, found '1e999'"),
    (
      "distribution: int_uniform, min: 0.5, max: 3",
      "7:39: expected a whole number as min, found '0.5'"
    ),
    (
      "min: 1, max: 6, q: 2",
      "7:23: 'q' in parameter 'x' does not go with the distribution int_uniform, which takes min, max; "
        + "use q_uniform"
    ),
    (
      "distribution: log_uniform_values, min: 1, max: 6, q: 2",
      "7:57: 'q' in parameter 'x' does not go with the distribution log_uniform_values, which takes min, max; "
        + "use q_log_uniform_values"
    ),
    (
      "value: 1, mu: 2",
      "7:17: 'mu' in parameter 'x' does not go with the distribution constant, which takes value"
    ),
    (
      "distribution: uniform, values: [1]",
      "7:30: 'values' in parameter 'x' does not go with the distribution uniform, which takes min, max"
    ),
    (
      "distribution: log_uniform_values, min: 0, max: 1",
      "7:6: parameter 'x': expected min above 0, since its logarithm is taken, found 0.0"
    ),
    (
      "distribution: log_uniform, min: 0, max: 1000",
      "7:6: parameter 'x': expected a finite range, found min 1.0 and max inf"
    ),
    ("mu: 0, sigma: -1", "7:6: parameter 'x': expected sigma above 0, found -1.0"),
    (
      "distribution: q_uniform, min: 0, max: 1, q: 0",
      "7:6: parameter 'x': expected q above 0, found 0.0"
    ),
    ("distribution: q_uniform, min: 0, max: 1, q: a", "7:51: expected a number as q, found 'a'"),
    (
      "min: -9223372036854775808, max: 9223372036854775807",
      "7:6: parameter 'x': expected a range and q whose multiples doubles can tell apart, "
        + "found a reach from -9.223372036854776e+18 to 9.223372036854776e+18 and q 1.0"
    ),
    (
      "values: [a, b], probabilities: [1]",
      "7:3: probabilities of parameter 'x': expected one for each of the 2 values, found 1"
    ),
    (
      "values: [a, b], probabilities: [0.4, 0.5]",
      "7:3: probabilities of parameter 'x': expected a sum of 1 within 1e-6, found 0.9"
    ),
    ("values: [a, b], probabilities: [a, b]", "7:39: expected a probability, found 'a'"),
    (
      "distribution: categorical_w_probabilities, values: [a]",
      "7:6: the key 'probabilities' is missing in parameter 'x'"
    ),
  ])
  func mistakesAreNamed(keys: String, message: String) throws {
    #expect(try ExperimentText.refusal(parameters: "  x: {\(keys)}") == "x.yaml:" + message)
  }

  @Test func errorsOfRepresentativeValuesPointAtTheEnds() throws {
    let file = try ExperimentText.file(parameters: "  x: {min: 1, max: 6}")
    #expect(file.space.parameters[0].distribution.representatives == [1, 4, 6])
    #expect(file.error(inParameter: "x", value: 0, "too small").description == "x.yaml:7:7: too small")
    #expect(file.error(inParameter: "x", value: 1, "odd").description == "x.yaml:7:6: odd")
    #expect(file.error(inParameter: "x", value: 2, "too large").description == "x.yaml:7:15: too large")
  }
}
