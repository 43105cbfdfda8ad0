/// Short forms of the layers that built-in architectures are made of.
enum LayerShorthand {
  static let flatten = JSONValue.text("flatten")

  static func conv(
    _ filters: Int, kernel: Int = 3, padding: String = "valid", activation: String = "relu"
  ) -> JSONValue {
    .object([
      "conv2d": .object([
        "filters": .integer(filters), "kernel": .integer(kernel), "padding": .text(padding),
        "activation": .text(activation),
      ])
    ])
  }

  static func maxPool(_ size: Int) -> JSONValue { .object(["max_pool2d": .integer(size)]) }

  static func avgPool(_ size: Int) -> JSONValue { .object(["avg_pool2d": .integer(size)]) }

  static func dense(_ units: Int, activation: String? = nil) -> JSONValue {
    .object([
      "dense": .object(["units": .integer(units), "activation": activation.map(JSONValue.text) ?? .null])
    ])
  }
}
