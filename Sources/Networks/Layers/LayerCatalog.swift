import Words

/// All kinds of layers that an architecture may name.
public enum LayerCatalog {
  /// Each kind once; a new layer is added here and nowhere else.
  public static let layers: [any Layer.Type] = [
    Conv2D.self, MaxPool2D.self, AvgPool2D.self, Dense.self, Flatten.self, BatchNorm.self,
    Dropout.self, ReLU.self, Sigmoid.self, Tanh.self, Softmax.self,
  ]

  /// The names of the kinds.
  public static let kinds: [String] = layers.map { $0.kind }

  /// Reads one layer from its kind and its settings.
  static func layer(kind: String, settings: JSONValue) throws(NetworkError) -> any Layer {
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
