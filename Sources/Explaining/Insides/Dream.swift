import Foundation
public import Images
public import Networks
public import Tensors

/// An image changed until a layer answers more strongly (Mordvintsev et al., "Inceptionism", 2015, whose random moves are
/// kept; smoothing is after Yosinski et al., "Understanding neural networks through deep visualization", 2015).
public struct Dream {
  /// How an image is changed.
  public struct Settings: Hashable, Sendable {
    /// Steps at each size.
    public var steps: Int
    /// How far a step changes a pixel on average, white being 1.
    public var rate: Float
    /// Sizes from small to large.
    public var octaves: Int
    /// Each size by the one before.
    public var ratio: Double
    /// How far an image is moved at random for a step, as a share of its shorter side.
    public var shift: Float
    /// The share of its neighbourhood's mean that a pixel takes on with each step.
    public var smoothing: Float

    /// The usual ones.
    public init(
      steps: Int = 40, rate: Float = 0.01, octaves: Int = 4, ratio: Double = 1.4, shift: Float = 0.125,
      smoothing: Float = 0.1
    ) {
      (self.steps, self.rate, self.octaves, self.ratio) = (steps, rate, octaves, ratio)
      (self.shift, self.smoothing) = (shift, smoothing)
    }
  }

  /// The layer.
  public let layer: String
  /// What it began with, and what became of it.
  public let start, result: Image
  /// The layer's mean output on both.
  public let before, after: Float

  /// Climbs the gradient of a layer's mean output, from small sizes to large ones.
  ///
  /// Each step sees the image moved at random, and smooths what it has changed: else the places where the layer's windows
  /// begin stand out as a grid, and neighbouring pixels go to opposite ends. The same image gives the same dream.
  ///
  /// - Parameters:
  ///   - name: the layer; the end of the last convolution's block where nil.
  ///   - start: what is changed, in the size of the result.
  ///   - scale: how pixels become inputs.
  /// - Throws: where the layer cannot see an image of that size: behind dense layers only the model's own size fits.
  public init(
    _ network: Network, layer name: String? = nil, from start: Image, scale: PixelScale,
    settings: Settings = Settings(), context: ComputeContext
  ) throws {
    let layer = try network.mapLayer(named: name).name
    guard try Self.fits(network, layer: layer, height: start.height, width: start.width) else {
      throw ExplainingError(
        .usage,
        "layer '\(layer)' does not take images of \(start.height)x\(start.width); "
          + "the model's own size is \(network.inputShape)")
    }
    // Smaller sizes may be too small for the layer.
    let all = Self.sizes(of: start, settings)
    let sizes =
      try all.dropLast().filter {
        try Self.fits(network, layer: layer, height: $0.height, width: $0.width)
      } + all.suffix(1)
    var generator = SeededGenerator(seed: 2)
    var (pixels, ends) = (Planes(start), (before: Float(0), after: Float(0)))
    var change: Planes?
    for (number, size) in sizes.enumerated() {
      let isLast = number + 1 == sizes.count
      let original =
        isLast ? Planes(start) : Planes(start.resized(width: size.width, height: size.height, .area))
      let climb = try Climb(network, to: layer, shape: original.shape, scale: scale, context: context)
      let reach = Int(Float(min(size.height, size.width)) * settings.shift)
      // The original stays as it is and is changed anew at each size, so that it keeps its detail.
      var own = change?.resized(height: size.height, width: size.width) ?? original.combined(original, -)
      pixels = original.combined(own, Self.sum)
      for _ in 0..<settings.steps {
        let shift = (
          rows: Int.random(in: -reach...reach, using: &generator),
          columns: Int.random(in: -reach...reach, using: &generator)
        )
        guard let slope = try climb.slope(at: pixels, shift: shift) else { break }
        own = own.combined(slope) { $0 + settings.rate * $1 }.smoothed(settings.smoothing)
        pixels = original.combined(own, Self.sum)
        own = pixels.combined(original, -)
      }
      if isLast { ends = (try climb.mean(original), try climb.mean(pixels)) }
      change = own
    }
    (self.layer, self.start, (before, after)) = (layer, start, ends)
    result = Image(planes: pixels.values, shape: pixels.shape)
  }

  /// A pixel with its change, between black and white.
  private static func sum(_ pixel: Float, _ change: Float) -> Float { min(max(pixel + change, 0), 1) }

  /// Whether a layer can see images of a size.
  public static func fits(_ network: Network, layer name: String? = nil, height: Int, width: Int) throws
    -> Bool
  {
    let layer = try network.mapLayer(named: name).name
    let nodes = network.spec.nodes
    let last = nodes.firstIndex { $0.name == layer } ?? nodes.count - 1
    let part = try NetworkSpec(name: network.spec.name, nodes: Array(nodes[...last]))
    guard let shapes = try? NetworkShapes(part, inputShape: [network.inputShape[0], height, width]) else {
      return false
    }
    // Dense layers have as many weights as the size that they were trained on has values.
    return zip(shapes.nodes, network.shapes.nodes).allSatisfy { $0.parameters == $1.parameters }
  }

  /// Gray with a little noise, always the same.
  public static func noise(height: Int, width: Int, color: ImageColor) -> Image {
    var generator = SeededGenerator(seed: 1)
    let pixels = (0..<height * width * color.channels).map { _ in UInt8(120 + 16 * generator.uniform()) }
    return Image(width: width, height: height, color: color, pixels: pixels)
  }

  private static func sizes(of start: Image, _ settings: Settings) -> [(height: Int, width: Int)] {
    (0..<max(1, settings.octaves)).reversed().map { octave in
      var factor = 1.0
      for _ in 0..<octave { factor *= settings.ratio }
      return (max(1, Int(Double(start.height) / factor)), max(1, Int(Double(start.width) / factor)))
    }
  }

  /// Both images and how the layer answers.
  public func sheet(lines: [String]) -> Image {
    let side = max(320, min(640, max(result.width, result.height)))
    return PictureSheet(
      lines: lines,
      blocks: [
        .init(
          heading: nil,
          tiles: [
            .init(start, side: side, captions: [String(format: "before: mean %.3g", Double(before))]),
            .init(result, side: side, captions: [String(format: "after: mean %.3g", Double(after))]),
          ], perRow: 2)
      ]
    ).image()
  }
}
