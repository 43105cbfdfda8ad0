public import Networks
public import Tensors
import Tracking

/// A model from outside the store: known to be whole, and not yet recorded.
public struct ImportedModel {
  /// The network with all its shapes.
  public let shapes: NetworkShapes
  let preparation: Preparation
  /// Where it is from and what is known of it beside what it takes to use it.
  var origin = Origin()
  let tensor: (String) throws -> Tensor

  /// What is known of a model's past.
  struct Origin {
    var params: Params = [:]
    var metrics: [String: Double] = [:]
    var (dataset, datasetFingerprint, splitHash) = ("", "", "")
    var seed: Int64 = 0
  }

  /// What the store has for a run in the place of its experiment where there was none.
  static let noExperiment = "{}"

  /// Names of the classes.
  public var classes: [String] { preparation.classes }

  /// A model of a network, weights by the names of its parameters, and what a person says of it.
  ///
  /// - Parameters:
  ///   - source: what messages call the place where it is from.
  ///   - weights: gives a parameter's values; asked for each to check them, and again when they are used and stored.
  /// - Throws: where the weights do not fit the network, are not finite, or facts do not fit.
  public init(
    _ spec: NetworkSpec, facts: ModelFacts, source: String, weights: @escaping (String) throws -> Tensor
  ) throws {
    try self.init(
      NetworkShapes(spec, inputShape: facts.input), Preparation(facts), source: source, weights: weights)
  }

  init(
    _ shapes: NetworkShapes, _ preparation: Preparation, source: String,
    weights: @escaping (String) throws -> Tensor
  ) throws {
    try preparation.check(fits: shapes, at: source)
    (self.shapes, self.preparation, tensor) = (shapes, preparation, weights)
    for (name, spec) in parameters {
      let found = try weights(name)
      guard found.shape == spec.shape else {
        throw LabError(
          .badData,
          "\(source): tensor '\(name)': expected the shape \(spec.shape), found \(found.shape)")
      }
      guard let place = found.values.firstIndex(where: { !$0.isFinite }) else { continue }
      throw LabError(
        .badData,
        "\(source): tensor '\(name)': expected finite numbers, found \(found.values[place]) at its place \(place)"
      )
    }
  }

  /// The parameters of the network by their full names.
  var parameters: [(name: String, spec: ParameterSpec)] { shapes.namedParameters }

  /// The weights for the store, which are read and compressed one after another.
  var sources: [TensorSource] {
    parameters.map { name, spec in TensorSource(name, shape: spec.shape) { try tensor(name) } }
  }
}

extension NetworkShapes {
  /// All parameters by their full names, in the order of the layers.
  var namedParameters: [(name: String, spec: ParameterSpec)] {
    nodes.flatMap { node in node.parameters.map { ("\(node.name).\($0.name)", $0) } }
  }
}
