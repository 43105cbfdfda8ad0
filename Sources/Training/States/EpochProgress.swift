/// What the steps of an epoch have brought so far.
struct EpochProgress {
  var collector: SplitCollector
  /// Wall time of the steps.
  var trainSeconds = 0.0
  /// The part of it in which batches were ordered, read and mixed.
  var prepareSeconds = 0.0

  init(capacity: Int, width: Int) { collector = SplitCollector(capacity: capacity, width: width) }

  /// Begins anew, keeping the memory.
  mutating func begin() {
    collector.removeAll()
    (trainSeconds, prepareSeconds) = (0, 0)
  }
}

extension EpochProgress {
  /// What was collected, for a state: the sums with the times, the labels and the scores.
  var parts: [StatePart] {
    let result = collector.result
    return [
      StatePart("collected/sums", [collector.loss, trainSeconds, prepareSeconds]),
      StatePart("collected/labels", result.labels), StatePart("collected/scores", result.scores),
    ]
  }

  /// Takes over what a state says of an epoch's first `count` samples.
  mutating func restore(
    _ parts: inout RestoredParts, count: Int, width: Int, classes: Int
  ) throws(TrainingError) {
    let sums: [Double] = try parts.take("collected/sums", count: 3)
    let labels: [Int32] = try parts.take("collected/labels", count: count)
    if let stranger = labels.first(where: { !(0..<classes).contains(Int($0)) }) {
      throw .mismatch(
        expected: "labels from 0 to \(classes - 1) in the training state", found: "\(stranger)")
    }
    collector.restore(
      loss: sums[0], labels: labels, scores: try parts.take("collected/scores", count: count * width))
    (trainSeconds, prepareSeconds) = (sums[1], sums[2])
  }
}
