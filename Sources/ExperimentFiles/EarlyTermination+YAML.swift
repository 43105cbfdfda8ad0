import Foundation
import Sweeps
import Words

extension EarlyTermination {
  private static let types = ["median", "hyperband", "asha", "patience", "threshold"]
  private static let counts = 1...1_000_000
  private static let etas = 2...1000

  /// Reads the key `early_terminate`.
  init(_ node: YAMLNode) throws(ExperimentFileError) {
    let entries = try node.mapping("early_terminate to be a mapping, such as {type: median}")
    guard let type = entries.first(where: { $0.key == "type" })?.value else {
      throw node.error("the key 'type' is missing in early_terminate; known are \(Self.types.listed)")
    }
    func section(_ keys: String...) throws(ExperimentFileError) -> YAMLSection {
      try YAMLSection(node, "early_terminate", keys: ["type"] + keys)
    }
    switch try type.text("a type of early termination") {
    case "median":
      let section = try section("min_iter", "min_trials")
      self = .median(
        minEpochs: try section.integer("min_iter", in: Self.counts) ?? 1,
        minTrials: try section.integer("min_trials", in: Self.counts) ?? 5)
    case "hyperband":
      self = try .hyperband(section("min_iter", "max_iter", "s", "eta"), node)
    case "asha":
      let section = try section("min_iter", "eta")
      self = .asha(
        minEpochs: try section.integer("min_iter", in: Self.counts) ?? 1,
        eta: try section.integer("eta", in: Self.etas) ?? 3)
    case "patience":
      let section = try section("patience", "min_delta")
      guard let epochs = try section.integer("patience", in: Self.counts) else {
        throw section.missing("patience")
      }
      self = .patience(
        epochs: epochs,
        minDelta: try section.optional("min_delta").map(Self.minDelta) ?? 0)
    case "threshold":
      let section = try section("value", "min_iter")
      self = .threshold(
        value: try section.required("value").real("a number as value"),
        minEpochs: try section.integer("min_iter", in: Self.counts) ?? 1)
    case let name:
      let offer = suggestion(for: name, among: Self.types)
      throw type.error(
        "unknown type \(type.kind) in early_terminate"
          + (offer.isEmpty ? "; known are \(Self.types.listed)" : offer))
    }
  }

  /// Rungs begin at `min_iter`; or, as W&B has it, `s` brackets end at `max_iter`.
  private static func hyperband(
    _ section: YAMLSection, _ node: YAMLNode
  ) throws(ExperimentFileError) -> EarlyTermination {
    let eta = try section.integer("eta", in: etas) ?? 3
    let least = try section.integer("min_iter", in: counts)
    let most = try section.integer("max_iter", in: counts)
    let brackets = try section.integer("s", in: 1...20)
    switch (least, most, brackets) {
    case (let least?, nil, nil): return .hyperband(minEpochs: least, eta: eta)
    case (nil, let most?, let brackets?):
      let epochs = Double(most) / pow(Double(eta), Double(brackets))
      return .hyperband(minEpochs: max(1, Int(epochs)), eta: eta)
    default:
      throw node.error("expected min_iter, or max_iter and s, for hyperband in early_terminate")
    }
  }

  private static func minDelta(_ node: YAMLNode) throws(ExperimentFileError) -> Double {
    let delta = try node.real("a number as min_delta")
    guard delta >= 0 else { throw node.error("expected a min_delta of at least 0, found \(node.kind)") }
    return delta
  }
}
