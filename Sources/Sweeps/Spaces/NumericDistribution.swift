/// A law from which numbers are drawn, perhaps rounded to the multiples of a quantum.
///
/// It maps the unit interval onto its values by the inverse of its cumulative distribution, so that samplers need
/// not know one law from another.
public struct NumericDistribution: Hashable, Sendable {
  /// What numbers are drawn before they are rounded.
  public let law: Law
  /// What they are rounded to multiples of; nil for reals as they come.
  public let quantum: Quantum?

  /// A distribution; `invalidDistribution` where the law or the quantum makes no sense.
  public init(_ law: Law, quantum: Quantum? = nil) throws(SweepError) {
    try law.check()
    try quantum?.check(within: law)
    self.law = law
    self.quantum = quantum
  }

  /// Whole numbers between two others, each as likely as any other, both ends included.
  public init(integersFrom min: Int64, through max: Int64) throws(SweepError) {
    guard min < max else {
      throw .invalidDistribution(expected: "min below max", found: "min \(min) and max \(max)")
    }
    try self.init(.uniform(min: Double(min) - 0.5, max: Double(max) + 0.5), quantum: .integer(1))
  }
}
