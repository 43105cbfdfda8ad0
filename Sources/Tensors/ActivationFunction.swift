import CDNNL

/// An elementwise activation.
public enum ActivationFunction: String, Codable, Hashable, Sendable, CaseIterable {
  /// `max(x, 0)`.
  case relu
  /// `min(max(x, 0), 6)` (Howard et al., 2017).
  case relu6
  /// `x` where it is positive, else `slope * x` (Maas et al., 2013).
  case leakyReLU = "leaky_relu"
  /// `x` where it is positive, else `alpha * (exp(x) - 1)` (Clevert et al., 2016).
  case elu
  /// `x * P(X <= x)` of a standard normal `X`, exact by the error function (Hendrycks and Gimpel, 2016).
  case gelu
  /// `x / (1 + exp(-x))` (Elfwing et al., 2018).
  case silu
  /// `x * min(max(x / 6 + 1/2, 0), 1)` (Howard et al., 2019).
  case hardSwish = "hard_swish"
  /// `1 / (1 + exp(-x))`.
  case sigmoid
  /// `tanh(x)`.
  case tanh

  /// Whether the gradient needs the input; that of all others follows from the result alone.
  public var gradientReadsInput: Bool { [.gelu, .silu, .hardSwish].contains(self) }

  /// The slope of `leaky_relu` or the alpha of `elu` where none is given: PyTorch's defaults.
  public var defaultCoefficient: Float {
    switch self {
    case .leakyReLU: 0.01
    case .elu: 1
    default: 0
    }
  }

  /// oneDNN's form of the function, where it can with the backward form that reads the result instead of the input.
  func algorithm(coefficient: Float? = nil) -> ElementwiseAlgorithm {
    let coefficient = coefficient ?? defaultCoefficient
    return switch self {
    case .relu: ElementwiseAlgorithm(dnnl_eltwise_relu_use_dst_for_bwd)
    case .relu6: ElementwiseAlgorithm(dnnl_eltwise_clip_v2_use_dst_for_bwd, alpha: 0, beta: 6)
    case .leakyReLU: ElementwiseAlgorithm(dnnl_eltwise_relu_use_dst_for_bwd, alpha: coefficient)
    case .elu: ElementwiseAlgorithm(dnnl_eltwise_elu_use_dst_for_bwd, alpha: coefficient)
    case .gelu: ElementwiseAlgorithm(dnnl_eltwise_gelu_erf)
    case .silu: ElementwiseAlgorithm(dnnl_eltwise_swish, alpha: 1)
    case .hardSwish: ElementwiseAlgorithm(dnnl_eltwise_hardswish)
    case .sigmoid: ElementwiseAlgorithm(dnnl_eltwise_logistic_use_dst_for_bwd)
    case .tanh: ElementwiseAlgorithm(dnnl_eltwise_tanh_use_dst_for_bwd)
    }
  }
}

/// One of oneDNN's elementwise functions with its two coefficients.
struct ElementwiseAlgorithm {
  let kind: dnnl_alg_kind_t
  let alpha, beta: Float

  init(_ kind: dnnl_alg_kind_t, alpha: Float = 0, beta: Float = 0) {
    (self.kind, self.alpha, self.beta) = (kind, alpha, beta)
  }
}
