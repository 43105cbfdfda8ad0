public import Datasets
import Images
import Tensors

extension StoredModel {
  /// Image files as raw samples of the model's size and colour, not yet prepared; labels are 0.
  ///
  /// - Throws: where the model takes no images; the error of the first file that cannot be read, which names it.
  public func samples(ofImages paths: [String]) throws -> Samples {
    let form = try ImageInput(of: self)
    var batch = InputBatch(form)
    for path in paths { batch.add(try form.image(path)) }
    return batch.samples
  }
}

/// How image files become what a model was trained on: the same colour, size and range of values.
struct ImageInput {
  /// `C x H x W`.
  let shape: Shape
  /// The largest value that is stored.
  let valueMaximum: Int
  private let color: ImageColor
  private let resampling: Resampling
  /// What white becomes, where stored values are numbers that are read as they are.
  private let white: Float?

  /// - Throws: where the model takes something else than gray or coloured images.
  init(of model: StoredModel) throws(LabError) {
    let preparation = model.preparation
    let shape = preparation.input
    guard shape.rank == 3, let color = ImageColor.allCases.first(where: { $0.channels == shape[0] }),
      Image.allows(width: shape[2], height: shape[1])
    else {
      throw LabError(
        .badData,
        "expected a model of gray or coloured images, found one that takes inputs of \(shape)")
    }
    (self.shape, self.color) = (shape, color)
    resampling = preparation.resampling ?? model.experiment?.dataset.source.resampling ?? .bilinear
    valueMaximum = preparation.pixelMaximum
    white = valueMaximum == 1 ? Float(preparation.normalization?.divisor ?? 1) : nil
  }

  /// The image of a file, in the model's colour and size, by the rule that its own data are resized by.
  func image(_ path: String) throws(DatasetError) -> Image {
    try Image(file: path).converted(to: color).resized(width: shape[2], height: shape[1], resampling)
  }

  /// The pixels of images, plane by plane, as values that the model's own data might hold.
  func values(_ planes: [UInt8]) -> Samples.Values {
    if let white { return .floats(planes.map { Float($0) / 255 * white }) }
    guard valueMaximum != 255 else { return .bytes(planes) }
    return .bytes(planes.map { UInt8((Int($0) * min(valueMaximum, 255) + 127) / 255) })
  }
}

/// Images on their way into a model, one after another.
struct InputBatch {
  private let form: ImageInput
  private var planes: [UInt8] = []
  private(set) var labels: [Int32] = []

  init(_ form: ImageInput) { self.form = form }

  /// - Precondition: the image is in the model's form; the label is one of its classes.
  mutating func add(_ image: Image, label: Int32 = 0) {
    let start = planes.count
    planes += repeatElement(0, count: image.pixels.count)
    planes.withUnsafeMutableBufferPointer {
      image.copyPlanes(to: UnsafeMutableBufferPointer(rebasing: $0[start...]))
    }
    labels.append(label)
  }

  var samples: Samples {
    Samples(
      form.values(planes), shape: form.shape, labels: labels, valueMaximum: form.valueMaximum)
  }
}
