import Tensors

/// Reads a pair of IDX files, images and labels, into images.
enum IDXReader {
  /// One gray image per record; each label must be below `classCount`.
  static func images(_ imagesPath: String, labels labelsPath: String, classCount: Int) throws(DatasetError)
    -> Samples
  {
    let labels = try IDXArray(path: labelsPath, rank: 1)
    let images = try IDXArray(path: imagesPath, rank: 3)
    guard labels.dimensions[0] == images.dimensions[0] else {
      throw .malformed(
        file: labelsPath, place: .byte(4),
        expected: "\(images.dimensions[0]) labels, one for each image of \(imagesPath)",
        found: "\(labels.dimensions[0])")
    }
    if let record = labels.elements.firstIndex(where: { $0 >= classCount }) {
      throw .malformed(
        file: labelsPath, place: .record(record), expected: "a label from 0 to \(classCount - 1)",
        found: "\(labels.elements[record])")
    }
    return Samples(
      .bytes(images.elements), shape: [1, images.dimensions[1], images.dimensions[2]],
      labels: labels.elements.map(Int32.init), valueMaximum: 255)
  }
}
