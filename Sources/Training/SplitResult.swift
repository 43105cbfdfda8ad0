/// Loss and class scores of every sample of one split.
public struct SplitResult: Sendable {
  /// Mean loss a sample, in nats where the loss is an entropy.
  public let loss: Double
  /// True class of each sample.
  public let labels: [Int32]
  /// `N x K` class scores in the order of the labels; K is 1 for a single sigmoid.
  public let scores: [Float]

  /// Number of samples.
  public var count: Int { labels.count }
}

/// Collects losses and scores batch by batch into memory held from the start.
struct SplitCollector {
  /// Sum of the losses so far.
  private(set) var loss = 0.0
  private var labels: [Int32]
  private var scores: [Float]
  private let width: Int
  private var count = 0

  init(capacity: Int, width: Int) {
    labels = [Int32](repeating: 0, count: capacity)
    scores = [Float](repeating: 0, count: capacity * width)
    self.width = width
  }

  /// Adds a batch: the body fills the batch's labels and scores and gives the sum of its losses.
  mutating func add(
    _ batch: Int, _ body: (UnsafeMutableBufferPointer<Int32>, UnsafeMutableBufferPointer<Float>) -> Double
  ) -> Double {
    let (start, width) = (count, width)
    count += batch
    let sum = labels.withUnsafeMutableBufferPointer { labels in
      scores.withUnsafeMutableBufferPointer { scores in
        body(
          UnsafeMutableBufferPointer(rebasing: labels[start..<start + batch]),
          UnsafeMutableBufferPointer(rebasing: scores[start * width..<(start + batch) * width]))
      }
    }
    loss += sum
    return sum
  }

  /// All that was collected.
  var result: SplitResult {
    SplitResult(
      loss: count > 0 ? loss / Double(count) : .nan, labels: Array(labels.prefix(count)),
      scores: Array(scores.prefix(count * width)))
  }

  /// Takes over what was collected before, in place of all else.
  ///
  /// - Precondition: no more labels than there is room for, and as many rows of scores.
  mutating func restore(loss: Double, labels: [Int32], scores: [Float]) {
    (self.loss, count) = (loss, labels.count)
    self.labels.replaceSubrange(..<labels.count, with: labels)
    self.scores.replaceSubrange(..<scores.count, with: scores)
  }

  /// Forgets everything, keeping the memory.
  mutating func removeAll() { (count, loss) = (0, 0) }
}
