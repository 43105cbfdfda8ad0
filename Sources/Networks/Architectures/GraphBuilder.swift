import Settings
import Tensors

/// The layers of a built-in architecture while they are put together: each reads the one before it, or those it is told to.
struct GraphBuilder {
  /// Shape of one sample.
  let input: Shape
  /// Number of raw values at the end.
  let classes: Int
  private let width: Double
  /// The rate of dropout that was asked for; nil for the original's own.
  let dropoutRate: Double?

  /// How the architecture normalizes its batches.
  var normalization = Normalization.pytorch
  /// The list of layers so far, as experiment files hold it.
  private(set) var layers: [JSONValue] = []
  /// Name of the layer that the next one reads.
  private(set) var last = NetworkSpec.inputName
  private var channelCounts: [String: Int]

  /// Momentum and epsilon of batch normalization.
  struct Normalization {
    let momentum: Double
    let epsilon: Double

    /// PyTorch's defaults.
    static let pytorch = Normalization(momentum: 0.1, epsilon: 1e-5)
    /// Keras' defaults; its momentum of 0.99 is what is kept, ours what is taken in.
    static let keras = Normalization(momentum: 0.01, epsilon: 1e-3)
  }

  init(input: Shape, classes: Int, width: Double, dropout: Double?) {
    (self.input, self.classes, self.width, dropoutRate) = (input, classes, width, dropout)
    channelCounts = [NetworkSpec.inputName: input.dimensions.first ?? 1]
  }

  /// Number of dimensions beside the channels.
  var spatialRank: Int { input.rank - 1 }

  /// The least size along a spatial dimension.
  var smallestSide: Int { input.dimensions.dropFirst().min() ?? 1 }

  /// Whether a network made for 224 pixels would shrink the input to nothing: it then gets a stem of its own.
  var isSmall: Bool { smallestSide < 64 }

  /// Channels of the last layer.
  var channels: Int { channels(of: last) }

  /// Channels of a layer.
  func channels(of name: String) -> Int { channelCounts[name] ?? 1 }

  /// A number of channels or hidden units times the width: the nearest whole number, at least 1.
  func scaled(_ count: Int) -> Int { max(1, Int((Double(count) * width).rounded())) }

  /// A number of channels times the width as the MobileNets round it: to a multiple of 8 that is at most a tenth less.
  ///
  /// - Parameter least: a width that counts where the actual one is smaller.
  func scaledByEights(_ count: Int, widthAtLeast least: Double = 0) -> Int {
    let exact = Double(count) * max(width, least)
    let nearest = max(8, Int(exact + 4) / 8 * 8)
    return Double(nearest) < 0.9 * exact ? nearest + 8 : nearest
  }

  /// Appends a layer.
  ///
  /// - Parameters:
  ///   - sources: names of the layers it reads; nil for the last one.
  ///   - channels: channels of its result, where they are not those of the first layer it reads.
  mutating func layer(
    _ kind: String, _ name: String, _ settings: [String: JSONValue] = [:], from sources: [String]? = nil,
    channels: Int? = nil
  ) {
    let sources = sources ?? [last]
    layers.append(
      .object([
        "name": .text(name), "inputs": .array(sources.map(JSONValue.text)), kind: .object(settings),
      ]))
    channelCounts[name] = channels ?? sources.first.map(self.channels) ?? 1
    last = name
  }
}
