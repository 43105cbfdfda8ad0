/// The names that a file may give to distributions: those of W&B's sweep files.
enum DistributionName: String, CaseIterable {
  case constant
  case categorical
  case categoricalWithProbabilities = "categorical_w_probabilities"
  case uniform
  case intUniform = "int_uniform"
  case quantizedUniform = "q_uniform"
  case logUniform = "log_uniform"
  case logUniformValues = "log_uniform_values"
  case quantizedLogUniform = "q_log_uniform"
  case quantizedLogUniformValues = "q_log_uniform_values"
  case inverseLogUniform = "inv_log_uniform"
  case inverseLogUniformValues = "inv_log_uniform_values"
  case normal
  case quantizedNormal = "q_normal"
  case logNormal = "log_normal"
  case quantizedLogNormal = "q_log_normal"

  /// Whether numbers are rounded to multiples of `q`.
  var isQuantized: Bool { rawValue.hasPrefix("q_") }
  /// Whether a number's logarithm follows the law.
  var isLogarithmic: Bool { rawValue.contains("log_") }
  /// Whether the law is the normal one.
  var isNormal: Bool { rawValue.hasSuffix("normal") }
  /// Whether bounds are natural logarithms of the bounds.
  var hasExponents: Bool { isLogarithmic && !rawValue.hasSuffix("_values") }
  /// Whether bounds are those of the logarithm of the reciprocal.
  var isInverse: Bool { rawValue.hasPrefix("inv_") }

  /// What may be given beside the name.
  var keys: [String] {
    switch self {
    case .constant: ["value"]
    case .categorical, .categoricalWithProbabilities: ["values", "probabilities"]
    default: (isNormal ? ["mu", "sigma"] : ["min", "max"]) + (isQuantized ? ["q"] : [])
    }
  }

  /// The same law with multiples of `q`, where there is one.
  var quantized: DistributionName? {
    self == .intUniform ? .quantizedUniform : DistributionName(rawValue: "q_\(rawValue)")
  }
}
