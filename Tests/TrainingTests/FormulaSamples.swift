import Datasets
import Tensors
import TestSupport

/// Samples that tests and golden scripts both compute by a formula.
struct FormulaSamples: SampleSource {
  let shape: Shape
  let labels: [Int32]
  private let values: [Float]

  /// Values of a stream of the script's `filled`, from 0 to 1.
  init(shape: Shape, stream: Int, labels: [Int32]) {
    let values = spreadValues(labels.count * shape.count, stream: stream, scale: 0.5, offset: 0.5)
    self.init(shape: shape, labels: labels, values: values)
  }

  init(shape: Shape, labels: [Int32], values: [Float]) {
    (self.shape, self.labels, self.values) = (shape, labels, values)
  }

  var count: Int { labels.count }

  func read(_ indices: ArraySlice<Int32>, into target: UnsafeMutableBufferPointer<Float>) {
    for (place, index) in indices.enumerated() {
      for offset in 0..<shape.count {
        target[place * shape.count + offset] = values[Int(index) * shape.count + offset]
      }
    }
  }
}
