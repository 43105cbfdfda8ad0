import CDNNL

/// An elementwise activation whose gradient follows from its result alone.
public enum ActivationFunction: String, Codable, Hashable, Sendable, CaseIterable {
  /// `max(x, 0)`.
  case relu
  /// `1 / (1 + exp(-x))`.
  case sigmoid
  /// `tanh(x)`.
  case tanh

  /// oneDNN's name for the function, with the backward form that reads the result instead of the input.
  var algorithm: dnnl_alg_kind_t {
    switch self {
    case .relu: dnnl_eltwise_relu_use_dst_for_bwd
    case .sigmoid: dnnl_eltwise_logistic_use_dst_for_bwd
    case .tanh: dnnl_eltwise_tanh_use_dst_for_bwd
    }
  }
}
