import CDNNL
import CKernels

/// The maximum, the mean or the sum of each window of each channel.
public struct PoolingOperation: Operation {
  /// What a window is reduced to.
  public enum Kind: Hashable, Sendable {
    /// The largest value.
    case maximum
    /// The mean; padding counts as values where asked.
    case average(countsPadding: Bool)
    /// The sum; padding counts as zeros.
    case sum

    var algorithm: dnnl_alg_kind_t {
      switch self {
      case .maximum: dnnl_pooling_max
      case .average(countsPadding: true), .sum: dnnl_pooling_avg_include_padding
      case .average(countsPadding: false): dnnl_pooling_avg_exclude_padding
      }
    }
  }

  /// `N x C x spatial`.
  public let output: Buffer
  /// One primitive, and for some kinds a pass over its results.
  public let forward: [any Step]

  private let input: Buffer
  private let kind: Kind
  private let window: Window
  private let descriptor: PrimitiveDescriptor
  /// Which element of each window was the largest; maximum pooling in training only.
  private let workspace: Buffer?
  /// What turns the primitive's means into the wanted values, where they are not those already.
  private let factors: Buffer?

  /// - Parameter outputShape: `C x spatial`, without the batch.
  public init(
    _ kind: Kind, input: Buffer, window: Window, outputShape: Shape, training: Bool
  ) throws(EngineError) {
    let context = input.context
    var source = input.layout.descriptor
    var target = try Layout.any(outputShape.batched(input.layout.shape[0])).descriptor
    var raw = window.raw
    let attributes = try PrimitiveAttributes()
    descriptor = try PrimitiveDescriptor("pool \(input.layout.shape)") { result in
      cdnnl_pooling_forward(
        result, context.engine, attributes.raw, training, kind.algorithm, &source, &target, &raw)
    }
    output = try Buffer(context, descriptor.layout(dnnl_query_dst_md))
    var bindings = [(DNNL_ARG_SRC_0, input), (DNNL_ARG_DST_0, output)]
    if training, kind == .maximum {
      let workspace = try Buffer(context, descriptor.layout(dnnl_query_workspace_md))
      bindings.append((DNNL_ARG_WORKSPACE, workspace))
      self.workspace = workspace
    } else {
      workspace = nil
    }
    factors = try PoolingFactors(kind, window: window, input: input.layout.shape)?.buffer(like: output)
    forward = [try Primitive(descriptor, in: context, bindings)] + Self.scale(output, by: factors)
    (self.input, self.kind, self.window) = (input, kind, window)
  }

  /// Only by factors.
  public var overwritesGradient: Bool { factors != nil }

  /// Hands each window's gradient to its largest element, or shares it among all.
  public func backward(from outputGradient: Buffer, wanted: [Bool]) throws(EngineError) -> BackwardPass {
    guard wanted[0] else { return BackwardPass(steps: [], inputGradients: [nil]) }
    let context = input.context
    let (gradient, steps) = try aligned(outputGradient, to: output.layout)
    let inputGradient = try Buffer(context, input.layout)
    var source = inputGradient.layout.descriptor
    var target = gradient.layout.descriptor
    var raw = window.raw
    let attributes = try PrimitiveAttributes()
    let backward = try PrimitiveDescriptor("find the gradient of pooling") { result in
      cdnnl_pooling_backward(
        result, context.engine, attributes.raw, kind.algorithm, &source, &target, &raw, descriptor.raw)
    }
    var bindings = [(DNNL_ARG_DIFF_DST_0, gradient), (DNNL_ARG_DIFF_SRC_0, inputGradient)]
    if let workspace { bindings.append((DNNL_ARG_WORKSPACE, workspace)) }
    let own = try Primitive(backward, in: context, bindings)
    return BackwardPass(
      steps: steps + Self.scale(gradient, by: factors) + [own], inputGradients: [inputGradient])
  }

  private static func scale(_ values: Buffer, by factors: Buffer?) -> [any Step] {
    guard let factors else { return [] }
    return [
      LoopStep {
        ck_multiply(
          values.values.baseAddress, values.values.baseAddress, factors.values.baseAddress,
          Int64(values.storedCount))
      }
    ]
  }
}
