import CKernels

/// The gradient of a value that several operations read: the sum of what each of them passes back.
public struct GradientSum {
  /// Where the sum stands.
  public let gradient: Buffer
  /// What adds the parts up; none for a single part.
  public let steps: [any Step]

  /// Sums the parts into memory that nobody else reads any more; nil where there is no part.
  ///
  /// - Parameters:
  ///   - pending: gradients that other operations are still to read; a part may share its memory with some of them.
  ///   - overwritten: whether the reader of the sum overwrites it.
  public init?(of parts: [Buffer], besides pending: [Buffer], overwritten: Bool) throws(EngineError) {
    guard let first = parts.first else { return nil }
    if parts.count == 1 && !overwritten {
      (gradient, steps) = (first, [])
      return
    }
    let free = parts.firstIndex { part in
      !pending.contains(where: part.sharesMemory(with:)) && parts.count(where: part.sharesMemory(with:)) == 1
    }
    var rest = parts
    let target: Buffer
    var steps: [any Step] = []
    if let free {
      target = rest.remove(at: free)
    } else {
      target = try Buffer(first.context, first.layout)
      steps.append(try Reorder(from: rest.removeFirst(), to: target))
    }
    for part in rest {
      let (other, alignment) = try aligned(part, to: target.layout)
      steps += alignment
      steps.append(
        LoopStep {
          ck_add(
            target.values.baseAddress, target.values.baseAddress, other.values.baseAddress,
            Int64(target.storedCount))
        })
    }
    (gradient, self.steps) = (target, steps)
  }
}
