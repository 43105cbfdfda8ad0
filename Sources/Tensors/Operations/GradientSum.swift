import CKernels

/// The gradient of a value that several operations read: the sum of what each of them passes back.
public struct GradientSum {
  /// Where the sum stands.
  public let gradient: Buffer
  /// What adds the parts up; none for a single part.
  public let steps: [any Step]

  /// Sums into the first of the parts; nil where there is none.
  public init?(of parts: [Buffer]) throws(EngineError) {
    guard let first = parts.first else { return nil }
    var steps: [any Step] = []
    for part in parts.dropFirst() {
      let (other, alignment) = try aligned(part, to: first.layout)
      steps += alignment
      steps.append(
        LoopStep {
          ck_add(
            first.values.baseAddress, first.values.baseAddress, other.values.baseAddress,
            Int64(first.storedCount))
        })
    }
    (gradient, self.steps) = (first, steps)
  }
}
