import Datasets
import Images
import Tensors
import Words

extension StoredModel {
  /// Where each class of a dataset is among the model's, by name.
  ///
  /// The dataset may have fewer classes, or have them in another order.
  ///
  /// - Throws: an error that names the first class that the model does not know.
  func classMap(of data: Dataset) throws(LabError) -> [Int32] {
    try check(shapeOf: data)
    let places = classPlaces
    var map: [Int32] = []
    for name in data.classes {
      guard let place = places[name] else {
        throw LabError(
          .badData,
          "the model does not know the class '\(name)' of dataset '\(data.name)'"
            + suggestion(for: name, among: classes)
            + "; its \(classes.count) classes are \(classes.prefix(10).joined(separator: ", "))"
            + (classes.count > 10 ? ", ..." : ""))
      }
      map.append(Int32(place))
    }
    return map
  }

  private func check(shapeOf data: Dataset) throws(LabError) {
    let isLike =
      data.inputShape == preparation.input
      || (isImage(data.inputShape) && isImage(preparation.input) && data.train.values.areBytes
        && data.inputShape.dimensions.dropFirst() == preparation.input.dimensions.dropFirst())
    guard isLike, data.train.valueMaximum == preparation.pixelMaximum else {
      throw LabError(
        .badData,
        "the model takes inputs of \(preparation.input) with pixels up to \(preparation.pixelMaximum), "
          + "dataset '\(data.name)' has \(data.inputShape) with pixels up to \(data.train.valueMaximum)")
    }
  }

  private func isImage(_ shape: Shape) -> Bool { shape.rank == 3 && (shape[0] == 1 || shape[0] == 3) }

  /// Samples with the model's labels and in its colours.
  ///
  /// - Precondition: the dataset fits, and the map is its own.
  func fit(_ samples: Samples, of data: Dataset, _ map: [Int32]) -> Samples {
    let isOther = samples.shape != preparation.input
    guard isOther || data.classes != classes else { return samples }
    return Samples(
      isOther ? recolored(samples) : samples.values, shape: preparation.input,
      labels: samples.labels.map { map[Int($0)] }, valueMaximum: samples.valueMaximum)
  }

  /// Gray samples in colour, or coloured ones in gray, as image files are converted.
  private func recolored(_ samples: Samples) -> Samples.Values {
    guard case .bytes(let bytes) = samples.values else { return samples.values }
    let area = samples.shape[1] * samples.shape[2]
    var planes: [UInt8] = []
    planes.reserveCapacity(samples.count * preparation.input.count)
    for start in stride(from: 0, to: bytes.count, by: samples.shape.count) {
      if samples.shape[0] == 1 {
        for _ in 0..<3 { planes += bytes[start..<start + area] }
      } else {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(3 * area)
        for offset in start..<start + area {
          for channel in 0..<3 { pixels.append(bytes[offset + channel * area]) }
        }
        let size = (width: samples.shape[2], height: samples.shape[1])
        planes +=
          Image(width: size.width, height: size.height, color: .rgb, pixels: pixels)
          .converted(to: .gray).pixels
      }
    }
    return .bytes(planes)
  }
}

extension Samples.Values {
  fileprivate var areBytes: Bool { if case .bytes = self { true } else { false } }
}
