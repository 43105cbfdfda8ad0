import Foundation
public import Images
import Tensors

extension AppliedSteps {
  /// The image and each step's result, with its shape and the range of its values.
  ///
  /// Values from 0 to 1 are drawn from black to white and others cut off: in color always, in gray where nine tenths of the
  /// image's inside lie there. Else 0 is gray where there are negative values and black where not, and half a percent of
  /// the inside is cut off.
  public func sheet(title: String) -> Image {
    let tiles = results.enumerated().map { number, result in
      let (low, high) = result.drawnRange
      let name = number == 0 ? result.step : "\(number). \(result.step)"
      return PictureSheet.Tile(
        Image(planes: result.values, shape: result.shape, low: low, high: high), side: Self.side,
        captions: Self.lines(name) + [
          result.shape.description,
          String(format: "values %.3g to %.3g", Double(result.low), Double(result.high)),
          String(format: "black %.3g, white %.3g", Double(low), Double(high)),
        ])
    }
    return PictureSheet(lines: [title], blocks: [.init(heading: nil, tiles: tiles, perRow: 4)]).image()
  }

  /// The longer side of each picture.
  private static let side = 320

  /// A text in lines that are no longer than a picture is wide.
  private static func lines(_ text: String) -> [String] {
    let letters = Array(text)
    let most = max(1, side / PictureSheet.textWidth("x"))
    return stride(from: 0, to: letters.count, by: most).map {
      String(letters[$0..<min($0 + most, letters.count)])
    }
  }
}

extension AppliedSteps.Result {
  /// What is drawn black and what white.
  ///
  /// The zeros around an image make edges of its border, which would leave all else dark: a tenth at each side is not
  /// looked at.
  package var drawnRange: (low: Float, high: Float) {
    guard shape[0] != 3, low < 0 || high > 1 else { return (0, 1) }
    let inner = innerValues
    guard inner.count(where: { (0...1).contains($0) }) * 10 < inner.count * 9 else { return (0, 1) }
    let limit = AttributionMap.limit(of: inner)
    return (low < 0 ? -limit : 0, limit)
  }

  private var innerValues: [Float] {
    let (height, width) = (shape[1], shape[2])
    return (0..<shape[0]).flatMap { channel in
      (height / 10..<height - height / 10).flatMap { row in
        let start = (channel * height + row) * width
        return values[start + width / 10..<start + width - width / 10]
      }
    }
  }
}
