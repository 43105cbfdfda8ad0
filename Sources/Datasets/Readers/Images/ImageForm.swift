import Images
import Tensors

/// The size and colour that all images of a dataset have: those that its source names, else those of the first image.
struct ImageForm {
  private let size: (height: Int, width: Int)?
  private let color: ImageColor?
  private let resampling: Resampling
  private var first: (path: String, outline: Outline)?

  /// What must be equal in all images.
  private struct Outline: Equatable {
    let height: Int
    let width: Int
    let color: ImageColor
  }

  init(of source: DatasetSource) throws(DatasetError) {
    size = source.size.map { ($0[0], $0[1]) }
    color = source.color
    resampling = source.resampling ?? .bilinear
    if let size, !Image.allows(width: size.width, height: size.height) {
      throw .unsuitable(
        data: source.location,
        expected: "a 'size' of sides up to \(Image.largestSide) and at most \(Image.largestArea) pixels",
        found: "[\(size.height), \(size.width)]")
    }
  }

  /// Shape of the samples; nil before the first image.
  var shape: Shape? { first.map { [$0.outline.color.channels, $0.outline.height, $0.outline.width] } }

  /// The image in this form.
  ///
  /// - Throws: an error that names the image where it is unlike the first and no key says how it is to be changed.
  mutating func fit(_ image: Image, of path: String) throws(DatasetError) -> Image {
    var image = image
    if let color { image = image.converted(to: color) }
    if let size { image = image.resized(width: size.width, height: size.height, resampling) }
    let outline = Outline(height: image.height, width: image.width, color: image.color)
    guard let first else {
      self.first = (path, outline)
      return image
    }
    guard outline.color == first.outline.color else {
      throw .unsuitable(
        data: path,
        expected: "\(Self.text(first.outline.color)), as \(first.path) is, or the key 'color' to convert all",
        found: Self.text(outline.color))
    }
    guard outline == first.outline else {
      throw .unsuitable(
        data: path,
        expected: "\(Self.text(first.outline)), as \(first.path) has, or the key 'size' to resize all",
        found: Self.text(outline))
    }
    return image
  }

  private static func text(_ color: ImageColor) -> String {
    switch color {
    case .gray: "a gray image"
    case .rgb: "an image in colour"
    }
  }

  private static func text(_ outline: Outline) -> String {
    "a height of \(outline.height) and a width of \(outline.width)"
  }
}
