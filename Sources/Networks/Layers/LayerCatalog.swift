package import Settings
import Words

/// All kinds of layers that an architecture may name.
public enum LayerCatalog {
  /// Each kind once; a new layer is added here and nowhere else.
  public static let layers: [any Layer.Type] = [
    Convolution<1>.self, Convolution<2>.self, Convolution<3>.self,
    DepthwiseConvolution<1>.self, DepthwiseConvolution<2>.self,
    SeparableConvolution<1>.self, SeparableConvolution<2>.self,
    TransposedConvolution<1>.self, TransposedConvolution<2>.self, TransposedConvolution<3>.self,
    MaxPool<1>.self, MaxPool<2>.self, MaxPool<3>.self, AvgPool<1>.self, AvgPool<2>.self, AvgPool<3>.self,
    SumPool<1>.self, SumPool<2>.self, SumPool<3>.self, GlobalAvgPool.self, GlobalMaxPool.self,
    Dense.self, Flatten.self, Reshape.self, Add.self, Multiply.self, Concat.self, BatchNorm.self,
    LayerNorm.self, Dropout.self, SpatialDropout.self, ReLU.self, ReLU6.self, LeakyReLU.self, ELU.self,
    GELU.self, SiLU.self, HardSwish.self, Sigmoid.self, HardSigmoid.self, Tanh.self, Softmax.self,
  ]

  /// The names of the kinds.
  public static let kinds: [String] = layers.map { $0.kind }

  /// Reads one layer from its kind and its settings.
  package static func layer(kind: String, settings: JSONValue) throws(NetworkError) -> any Layer {
    guard let type = layers.first(where: { $0.kind == kind }) else {
      throw NetworkError(
        "unknown layer '\(kind)'; known are \(kinds.joined(separator: ", "))"
          + suggestion(for: kind, among: kinds))
    }
    var reader = try LayerSettings(settings, shorthand: type.shorthand)
    let layer = try type.init(&reader)
    try reader.finish()
    return layer
  }
}
