/// What a network is given for black and for white, channel by channel: between them its inputs grow evenly.
public struct PixelScale: Hashable, Sendable {
  /// The input for 0, of each channel.
  public let black: [Float]
  /// The input for 1, of each channel.
  public let white: [Float]

  /// - Precondition: both have one value a channel.
  public init(black: [Float], white: [Float]) {
    precondition(black.count == white.count, "\(black.count) blacks and \(white.count) whites")
    (self.black, self.white) = (black, white)
  }

  /// The inputs that stand for pixels of `C x H x W`.
  public func values(of pixels: [Float]) -> [Float] {
    mapped(pixels) { pixel, channel in black[channel] + pixel * (white[channel] - black[channel]) }
  }

  /// The gradient by pixels that follows from the one by inputs.
  func pixelGradient(_ gradient: [Float]) -> [Float] {
    mapped(gradient) { slope, channel in slope * (white[channel] - black[channel]) }
  }

  private func mapped(_ values: [Float], _ change: (Float, Int) -> Float) -> [Float] {
    let plane = values.count / max(1, black.count)
    return values.enumerated().map { index, value in change(value, index / max(1, plane)) }
  }
}
