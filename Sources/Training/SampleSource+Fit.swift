import Datasets
import Tensors

extension SampleSource {
  /// Refuses samples that a network does not take: of another shape, or of a class that it has no output for.
  func check(_ indices: [Int32], shape expected: Shape, classes: Int) throws(TrainingError) {
    guard shape == expected else {
      throw .mismatch(expected: "samples of shape \(expected)", found: "\(shape)")
    }
    let labels = self.labels
    if let index = indices.first(where: { !(0..<classes).contains(Int(labels[Int($0)])) }) {
      throw .mismatch(
        expected: "labels from 0 to \(classes - 1)", found: "\(labels[Int(index)]) at sample \(index)")
    }
  }
}
