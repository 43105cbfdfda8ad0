import Foundation
import Sweeps
import Tracking

extension NumericDistribution {
  /// Reads the numbers that a distribution of the given name takes.
  init(
    _ name: DistributionName, _ section: YAMLSection, _ node: YAMLNode, of parameter: String
  ) throws(ExperimentFileError) {
    let faults = { (fault: SweepError) in node.error("\(parameter): \(fault)") }
    if name == .intUniform {
      let min = try section.required("min").integer("a whole number as min")
      let max = try section.required("max").integer("a whole number as max")
      do throws(SweepError) { try self.init(integersFrom: min, through: max) } catch { throw faults(error) }
    } else {
      let law = try Law(name, section)
      var quantum: Quantum? = name.isQuantized ? .integer(1) : nil
      if let node = try section.optional("q") { quantum = try Quantum(node) }
      do throws(SweepError) { try self.init(law, quantum: quantum) } catch { throw faults(error) }
    }
  }
}

extension Law {
  fileprivate init(_ name: DistributionName, _ section: YAMLSection) throws(ExperimentFileError) {
    if name.isNormal {
      let mu = try section.optional("mu")?.real("a number as mu") ?? 0
      let sigma = try section.optional("sigma")?.real("a number as sigma") ?? 1
      self = name.isLogarithmic ? .logNormal(mu: mu, sigma: sigma) : .normal(mu: mu, sigma: sigma)
    } else {
      var min = try section.required("min").real("a number as min")
      var max = try section.required("max").real("a number as max")
      if name.hasExponents {
        if name.isInverse { (min, max) = (-max, -min) }
        (min, max) = (exp(min), exp(max))
      }
      self = name.isLogarithmic ? .logUniform(min: min, max: max) : .uniform(min: min, max: max)
    }
  }
}

extension Quantum {
  /// Reads `q`: multiples are integers where it is written as one.
  fileprivate init(_ node: YAMLNode) throws(ExperimentFileError) {
    if case .integer(let size) = try node.param() {
      self = .integer(size)
    } else {
      self = .real(try node.real("a number as q"))
    }
  }
}
