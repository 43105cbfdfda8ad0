/// What the scores of one batch should become, and how much each sample counts, in memory held from the start.
public final class LossTargets {
  /// Number of columns.
  public let classes: Int
  /// Samples that the memory has room for.
  public let capacity: Int
  /// Samples of the current batch.
  public private(set) var count = 0
  /// `count x classes` targets from 0 to 1.
  let values: UnsafeMutableBufferPointer<Float>
  /// How much each sample's loss counts.
  let weights: UnsafeMutableBufferPointer<Float>

  /// Memory for batches of up to `capacity` samples.
  public init(capacity: Int, classes: Int) {
    (self.capacity, self.classes) = (capacity, classes)
    values = .allocate(capacity: capacity * classes)
    weights = .allocate(capacity: capacity)
    values.initialize(repeating: 0)
    weights.initialize(repeating: 1)
  }

  deinit {
    values.deallocate()
    weights.deallocate()
  }

  /// Each sample's own class alone, all samples counting alike.
  ///
  /// - Precondition: labels are below the number of columns; below 2 where there is only one, for which they are the
  ///   targets themselves.
  public func fill(_ labels: UnsafeBufferPointer<Int32>) {
    precondition(labels.count <= capacity, "no room for \(labels.count) samples")
    precondition(
      labels.allSatisfy { $0 >= 0 && $0 < max(2, classes) }, "labels are below the number of classes")
    count = labels.count
    for (row, label) in labels.enumerated() {
      for column in 0..<classes { values[row * classes + column] = 0 }
      weights[row] = 1
      if classes > 1 {
        values[row * classes + Int(label)] = 1
      } else {
        values[row] = Float(label)
      }
    }
  }

  /// Lets each sample count as much as its class does.
  ///
  /// - Parameter classWeights: of each label; two of them for a single column.
  public func weigh(_ labels: UnsafeBufferPointer<Int32>, by classWeights: [Float]) {
    for row in 0..<count { weights[row] = classWeights[Int(labels[row])] }
  }

  /// Mixes each sample's targets and weight with those of the sample as far from the end as it is from the start.
  ///
  /// - Parameter share: what is kept of each sample's own.
  public func mixWithReversed(share: Float) {
    for row in 0..<count / 2 {
      let partner = count - 1 - row
      for column in 0..<classes {
        Self.mix(values, row * classes + column, partner * classes + column, share)
      }
      Self.mix(weights, row, partner, share)
    }
  }

  /// Moves all targets a share of the way towards one value (label smoothing: Szegedy et al., 2016).
  public func smooth(_ share: Float, towards centre: Float) {
    for index in 0..<count * classes { values[index] = (1 - share) * values[index] + share * centre }
  }

  private static func mix(
    _ values: UnsafeMutableBufferPointer<Float>, _ first: Int, _ second: Int, _ share: Float
  ) {
    let (a, b) = (values[first], values[second])
    values[first] = share * a + (1 - share) * b
    values[second] = share * b + (1 - share) * a
  }
}
