import CDNNL

/// oneDNN's functions for a convolution or for its transpose: both have the same form.
struct ConvolutionFamily: Sendable {
  let forward:
    @Sendable (
      UnsafeMutablePointer<dnnl_primitive_desc_t?>?, dnnl_engine_t?, dnnl_primitive_attr_t?, Bool,
      cdnnl_layout?,
      cdnnl_layout?, cdnnl_layout?, cdnnl_layout?, UnsafePointer<cdnnl_window>?
    ) -> dnnl_status_t
  let inputGradient:
    @Sendable (
      UnsafeMutablePointer<dnnl_primitive_desc_t?>?, dnnl_engine_t?, dnnl_primitive_attr_t?, cdnnl_layout?,
      cdnnl_layout?, cdnnl_layout?, UnsafePointer<cdnnl_window>?, const_dnnl_primitive_desc_t?
    ) -> dnnl_status_t
  let weightGradient:
    @Sendable (
      UnsafeMutablePointer<dnnl_primitive_desc_t?>?, dnnl_engine_t?, dnnl_primitive_attr_t?, cdnnl_layout?,
      cdnnl_layout?, cdnnl_layout?, cdnnl_layout?, UnsafePointer<cdnnl_window>?, const_dnnl_primitive_desc_t?
    ) -> dnnl_status_t
  /// Whether parameters have the input's channels first, where oneDNN always has the output's.
  private let exchangesChannels: Bool
  /// Whether the forward primitive adds a bias: the transpose does so by plain loops that take longer than all the rest.
  let addsBias: Bool

  /// Weights `O x C/groups x kernel`.
  static let direct = ConvolutionFamily(
    forward: cdnnl_convolution_forward, inputGradient: cdnnl_convolution_backward_data,
    weightGradient: cdnnl_convolution_backward_weights, exchangesChannels: false, addsBias: true)

  /// Weights `C x O/groups x kernel`.
  static let transposed = ConvolutionFamily(
    forward: cdnnl_deconvolution_forward, inputGradient: cdnnl_deconvolution_backward_data,
    weightGradient: cdnnl_deconvolution_backward_weights, exchangesChannels: true, addsBias: false)

  /// The weights as oneDNN wants them, groups being a dimension of their own: `G x O/G x C/G x kernel`.
  func weightShape(_ shape: Shape, kernel: [Int], groups: Int) -> Shape {
    let perGroup = [shape[0] / groups, shape[1]]
    return Shape((groups > 1 ? [groups] : []) + (exchangesChannels ? perGroup.reversed() : perGroup) + kernel)
  }

  /// A layout of oneDNN's weights as the parameter has it.
  func parameterLayout(_ layout: Layout, kernelRank: Int) throws(EngineError) -> Layout {
    exchangesChannels ? try layout.exchangingChannels(kernelRank: kernelRank) : layout
  }
}
