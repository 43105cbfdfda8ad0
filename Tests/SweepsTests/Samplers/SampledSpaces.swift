import Sweeps
import Tracking

/// Spaces that samplers are tried on.
enum SampledSpaces {
  /// Listed values alone, some of them conditional: 12 cells.
  static var listed: SearchSpace {
    get throws {
      try SearchSpace([
        .init("optimizer", .values(["adam", "sgd"])),
        .init("momentum", .values([0, 0.9]), when: [Condition("optimizer", in: ["sgd"])]),
        .init("epochs", .value(10)),
        .init("seed", .values([1, 2, 3, 4])),
      ])
    }
  }

  /// Values of all kinds.
  static var mixed: SearchSpace {
    get throws {
      try SearchSpace([
        .init("optimizer", .values(["adam", "sgd", "lion"], probabilities: [0.5, 0.25, 0.25])),
        .init("learning_rate", .numeric(NumericDistribution(.logUniform(min: 1e-5, max: 1e-1)))),
        .init(
          "momentum", .numeric(NumericDistribution(.uniform(min: 0, max: 0.99))),
          when: [Condition("optimizer", in: ["sgd"])]),
        .init("width", .numeric(NumericDistribution(.normal(mu: 4, sigma: 0.5)))),
        .init("units", .numeric(NumericDistribution(.logUniform(min: 16, max: 512), quantum: .integer(16)))),
        .init("epochs", .value(10)),
      ])
    }
  }

  /// Some reals from 0 to 1.
  static func cube(_ dimensions: Int) throws -> SearchSpace {
    let unit = Distribution.numeric(try NumericDistribution(.uniform(min: 0, max: 1)))
    return try SearchSpace((0..<dimensions).map { .init("x\($0)", unit) })
  }
}

extension [String: ParamValue] {
  /// The reals `x0`, `x1` and so on.
  var coordinates: [Double] {
    (0..<count).compactMap { if case .real(let x)? = self["x\($0)"] { x } else { nil } }
  }
}

extension Sampler {
  /// A sweep of so many trials that are carried out one after another.
  func sweep(_ count: Int, value: (Params) -> Double?) -> [ObservedTrial] {
    var trials: [ObservedTrial] = []
    while trials.count < count, let cell = cells(after: trials, count: 1).first {
      let result = value(cell.params)
      trials.append(
        ObservedTrial(
          cellHash: cell.hash, params: cell.params, state: result == nil ? .failed : .finished, value: result)
      )
    }
    return trials
  }
}
