import Foundation
public import Images
import Tensors

extension AppliedSteps {
  /// The image and each step's result, with its shape and the range of its values.
  ///
  /// Values from 0 to 1 are drawn from black to white. In gray, where there are values beyond, those inside of the image
  /// decide the range; in color what lies beyond is cut off.
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
  fileprivate var drawnRange: (low: Float, high: Float) {
    guard shape[0] != 3, low < 0 || high > 1 else { return (0, 1) }
    let (height, width) = (shape[1], shape[2])
    var (least, most) = (Float.infinity, -Float.infinity)
    for channel in 0..<shape[0] {
      for row in height / 10..<height - height / 10 {
        let start = (channel * height + row) * width
        for value in values[start + width / 10..<start + width - width / 10] {
          (least, most) = (min(least, value), max(most, value))
        }
      }
    }
    least = min(least, 0)
    return most > least ? (least, most) : (0, 1)
  }
}
