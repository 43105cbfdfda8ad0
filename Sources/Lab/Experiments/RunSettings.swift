package import Networks
package import Settings
package import Tracking
package import Training
import Words

/// The settings of one run, read from its parameters.
package struct RunSettings: Sendable {
  /// Name of the architecture.
  package var architecture = ""
  /// Multiplies the numbers of channels and hidden units of a built-in architecture.
  package var width = 1.0
  /// Rate of dropout of a built-in architecture; nil for its own.
  package var dropout: Double?
  /// How the first weights are drawn.
  package var initializer = Initializer.glorotUniform
  /// The part of the samples that validates, from 0, where the experiment validates in turn; else nil.
  package var fold: Int?
  /// How the run prepares data otherwise than its experiment says, by the keys of the section `dataset`.
  package var preparation: [String: JSONValue] = [:]
  /// All that the trainer is told.
  package var training = TrainingSettings()
  /// A safetensors file of the first weights; nil for drawn ones.
  package var initialWeights: String?
  /// The digest that the file must have.
  package var initialWeightsDigest: String?
  /// The stored model whose weights the run begins with, as a person names it; nil for none.
  package var parent: String?
  /// Patterns of the layers and parameters that are not trained.
  package var frozen: [String] = []
  /// Whether the stored model's head gives way to a new one.
  package var replacesHead = false

  /// Reads all parameters of a run, and refuses those that do not go together.
  package init(_ params: Params) throws(LabError) {
    try self.init(reading: params)
    guard params["architecture"] != nil || parent != nil else {
      throw LabError(
        .usage, "expected the parameter 'architecture', or a model 'from' which to begin, found none")
    }
    if let conflict = conflict(in: params) { throw LabError(.badData, conflict.message) }
  }

  /// Reads parameters; optimizer and schedule come first, as they decide what the others start from.
  init(reading params: Params) throws(LabError) {
    if case .text(let name)? = params["optimizer"], let kind = OptimizerSettings.Kind(rawValue: name) {
      training.optimizer = OptimizerSettings(kind)
    }
    if case .text(let name)? = params["schedule"], let kind = ScheduleSettings.Kind(rawValue: name) {
      training.schedule = ScheduleSettings(kind)
    }
    for (name, value) in params.sorted(by: { $0.key < $1.key }) { try apply(name, value) }
  }

  /// Changes one setting.
  private mutating func apply(_ name: String, _ value: ParamValue) throws(LabError) {
    guard let parameter = Self.parameters.first(where: { $0.name == name }) else {
      throw LabError(
        .usage,
        "unknown parameter '\(name)'" + suggestion(for: name, among: Self.parameterNames)
          + "; known are \(Self.parameterNames.joined(separator: ", "))")
    }
    do {
      try parameter.apply(&self, value)
    } catch {
      throw LabError(.badData, "\(name): expected \(error.expected), found \(value)\(error.suggestion)")
    }
  }

  /// The given parameters together with those that describe every run, defaults filled in.
  package func described(_ given: Params) -> Params {
    var params = given
    for parameter in Self.parameters where Self.alwaysShown.contains(parameter.name) {
      params[parameter.name] = parameter.value(self)
    }
    return params
  }

  /// Parameters that every run is recorded with.
  private static let alwaysShown: Set<String> = [
    "architecture", "optimizer", "learning_rate", "batch_size", "epochs", "seed",
  ]

  /// Names of all parameters.
  package static let parameterNames: [String] = parameters.map(\.name)

  /// All parameters that a run may have.
  static let parameters: [RunParameter] =
    ofModels + RunParameter.ofData + RunParameter.ofLosses + RunParameter.ofSchedules + RunParameter.ofUpdates
    + RunParameter.ofWeights + RunParameter.ofTransfer

  private static let ofModels: [RunParameter] = [
    RunParameter(
      name: "architecture",
      apply: { settings, value throws(RunParameter.ParameterMismatch) in
        guard case .text(let name) = value else { throw .init(expected: "the name of an architecture") }
        settings.architecture = name
      }, value: { .text($0.architecture) }),
    .real("width", in: Architecture.widths, \.width),
    .optionalReal("dropout", in: Architecture.dropoutRates, \.dropout),
    .choice("optimizer", \.training.optimizer.kind),
    .real("learning_rate", in: 0...1000, \.training.optimizer.learningRate),
    .integer("batch_size", in: 1...65_536, \.training.batchSize),
    .integer("epochs", in: 1...1_000_000, \.training.epochs),
    RunParameter(
      name: "seed",
      apply: { settings, value throws(RunParameter.ParameterMismatch) in
        guard case .integer(let number) = value, let seed = UInt64(exactly: number) else {
          throw .init(expected: "a whole number of at least 0")
        }
        settings.training.seed = seed
      }, value: { .integer(Int64(clamping: $0.training.seed)) }),
    .real("momentum", in: 0...1, \.training.optimizer.momentum),
    .boolean("nesterov", \.training.optimizer.nesterov),
    .real("beta1", in: 0...1, \.training.optimizer.beta1),
    .real("beta2", in: 0...1, \.training.optimizer.beta2),
    .real("rho", in: 0...1, \.training.optimizer.rho),
    .real("epsilon", in: 1e-16...1, \.training.optimizer.epsilon),
    .real("weight_decay", in: 0...1000, \.training.optimizer.weightDecay),
    .choice("initializer", \.initializer),
    .optionalInteger("fold", in: 0...9_999, \.fold),
    .boolean("shuffle", \.training.shuffle),
  ]
}
