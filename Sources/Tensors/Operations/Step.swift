/// One piece of work of a plan, bound to its memory: a primitive, a reorder, a loop of ours.
public protocol Step {
  /// Does the work; allocates nothing.
  func run() throws(EngineError)
}

extension Primitive: Step {}
extension Reorder: Step {}

/// A loop of ours as a step.
struct LoopStep: Step {
  let body: () -> Void

  func run() { body() }
}
