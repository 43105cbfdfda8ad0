import Drawing
import Foundation
public import Images

extension Explanation {
  /// The image, its map of heat, and both over each other.
  ///
  /// - Parameter lines: what is written above, the first being the title.
  public func sheet(lines: [String]) -> Image {
    let about =
      "\(method.rawValue) (\(method.source))"
      + (layer.map { ", layer \($0.name), maps of \($0.mapSize)" } ?? "")
    let limit = map.limit
    let original = Image(planes: subject.pixels, shape: subject.shape)
    let tiles = [
      PictureSheet.Tile(
        original, side: Self.side, captions: ["image", "\(subject.width) x \(subject.height)"]),
      PictureSheet.Tile(heat(limit), side: Self.side, bar: bar(limit), captions: ["what matters", meaning]),
      PictureSheet.Tile(overlay(limit, on: original), side: Self.side, captions: ["both"]),
    ]
    return PictureSheet(lines: lines + [about], blocks: [.init(heading: nil, tiles: tiles, perRow: 3)])
      .image()
  }

  /// The longer side of each picture.
  private static let side = 320

  private static func text(_ value: Float) -> String { String(format: "%.3g", Double(value)) }

  /// What the colors say.
  private var meaning: String {
    guard map.largest > 0 else { return "nothing: all is 0" }
    return map.isSigned ? "blue against, red for it" : "the lighter the more"
  }

  private func bar(_ limit: Float) -> ColorBar {
    map.isSigned
      ? ColorBar(
        color: { HeatColors.signed(2 * $0 - 1) }, low: Self.text(-limit), middle: "0", high: Self.text(limit))
      : ColorBar(color: HeatColors.amount, low: "0", middle: "", high: Self.text(limit))
  }

  private func heat(_ limit: Float) -> Image {
    Image(map.values, height: map.height, width: map.width) { color($0 / limit) }
  }

  private func color(_ share: Float) -> RGB {
    map.isSigned ? HeatColors.signed(share) : HeatColors.amount(share)
  }

  /// The image in gray, colored where it matters.
  private func overlay(_ limit: Float, on original: Image) -> Image {
    let gray = original.converted(to: .gray).pixels
    let pixels = zip(map.values, gray).flatMap { value, level in
      // A light and flat gray lets colors stand out.
      let ground = UInt8(48 + Int(level) * 5 / 8)
      let share = value / limit
      let mixed = RGB(red: ground, green: ground, blue: ground)
        .mixed(with: color(share), share: Double(min(abs(share) * 1.2, 0.8)))
      return [mixed.red, mixed.green, mixed.blue]
    }
    return Image(width: map.width, height: map.height, color: .rgb, pixels: pixels)
  }
}

extension AttributionMap {
  /// The value that is drawn in full color.
  var limit: Float { Self.limit(of: values) }

  /// The size that half a percent of the values exceed, so that single ones do not leave all others pale.
  static func limit(of values: [Float]) -> Float {
    let sizes = values.map { abs($0) }.filter(\.isFinite).sorted()
    guard let largest = sizes.last, largest > 0 else { return 1 }
    let limit = sizes[min(sizes.count - 1, sizes.count * 995 / 1000)]
    return limit > 0 ? limit : largest
  }
}
