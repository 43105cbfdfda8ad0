import Settings
import Tensors

/// What all convolutions have in common: the window, whether there is a bias, and the activation.
struct KernelSettings: Hashable, Sendable {
  let window: WindowSpec
  let usesBias: Bool
  let activation: ActivationFunction?

  /// Reads `kernel`, `stride`, `dilation`, `padding`, `bias` and `activation`.
  init(_ settings: inout LayerSettings, rank: Int) throws(NetworkError) {
    window = try WindowSpec(convolving: &settings, rank: rank)
    usesBias = try settings.boolean("bias", default: true)
    activation = try settings.choice("activation", of: ActivationFunction.self)
  }

  /// These settings beside those of the layer's own.
  func json(_ own: [String: JSONValue]) -> [String: JSONValue] {
    own.merging(["bias": .boolean(usesBias), "activation": activation.json]) { $1 }
      .merging(window.json) { $1 }
  }

  /// The bias where there is one.
  func bias(_ name: String = "bias", channels: Int) -> [ParameterSpec] {
    usesBias ? [ParameterSpec(name, [channels], .constant(0))] : []
  }
}

/// Refuses groups that do not divide the channels on both sides of a convolution.
func checkGroups(_ groups: Int, channels: Int, filters: Int) throws(NetworkError) {
  guard channels % groups == 0, filters % groups == 0 else {
    throw NetworkError(
      "\(groups) groups must divide the input's \(channels) channels and the \(filters) filters")
  }
}

extension ActivationFunction? {
  /// How the setting `activation` is written.
  var json: JSONValue { map { .text($0.rawValue) } ?? .null }
}
