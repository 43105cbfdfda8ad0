import Foundation
public import Images
public import Networks
public import Tensors

/// An image changed until a layer answers more strongly (Mordvintsev et al., "Inceptionism", 2015).
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

    /// The usual ones.
    public init(steps: Int = 40, rate: Float = 0.01, octaves: Int = 4, ratio: Double = 1.4) {
      (self.steps, self.rate, self.octaves, self.ratio) = (steps, rate, octaves, ratio)
    }
  }

  /// The layer.
  public let layer: String
  /// What it began with, and what became of it.
  public let start, result: Image
  /// The layer's mean output on both.
  public let before, after: Float

  /// Climbs the gradient of a layer's mean output, from small sizes to large ones; what an enlarged image lacks of the
  /// original's detail is added again.
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
    var climbed: [Float]?
    var base: Image?
    var ends: (before: Float, after: Float) = (0, 0)
    for (number, size) in sizes.enumerated() {
      let original = start.resized(
        width: size.width, height: size.height, number + 1 < sizes.count ? .area : .bilinear)
      let climb = try Climb(
        network, to: layer, shape: [start.channels, size.height, size.width], scale: scale, context: context)
      var pixels = original.planes
      if let climbed, let base {
        // What was changed so far, enlarged.
        let change = Self.resized(zip(climbed, base.planes).map { $0 - $1 }, of: base, to: original)
        pixels = zip(pixels, change).map { min(max($0 + $1, 0), 1) }
      }
      for _ in 0..<settings.steps { try climb.step(&pixels, rate: settings.rate) }
      if number + 1 == sizes.count { ends = (try climb.mean(original.planes), try climb.mean(pixels)) }
      (climbed, base) = (pixels, original)
    }
    guard let climbed else { throw ExplainingError(.usage, "expected at least one size to dream at") }
    (self.layer, self.start, (before, after)) = (layer, start, ends)
    result = Image(planes: climbed, shape: [start.channels, start.height, start.width])
  }

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
    let pixels = (0..<height * width * color.channels).map { _ in UInt8(104 + 48 * generator.uniform()) }
    return Image(width: width, height: height, color: color, pixels: pixels)
  }

  private static func sizes(of start: Image, _ settings: Settings) -> [(height: Int, width: Int)] {
    (0..<max(1, settings.octaves)).reversed().map { octave in
      var factor = 1.0
      for _ in 0..<octave { factor *= settings.ratio }
      return (max(1, Int(Double(start.height) / factor)), max(1, Int(Double(start.width) / factor)))
    }
  }

  private static func resized(_ planes: [Float], of old: Image, to new: Image) -> [Float] {
    let area = old.width * old.height
    return stride(from: 0, to: planes.count, by: area).flatMap { first in
      AttributionMap(
        height: old.height, width: old.width, values: Array(planes[first..<first + area]), isSigned: true
      ).resized(height: new.height, width: new.width).values
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

extension Image {
  /// `C x H x W` from 0 to 1.
  fileprivate var planes: [Float] {
    let area = width * height
    return (0..<channels * area).map { Float(pixels[$0 % area * channels + $0 / area]) / 255 }
  }
}
