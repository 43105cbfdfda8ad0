import Tracking

/// Runs and conditions that differ in every way that matters to a query, the same for the same seed.
struct RandomRuns {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below a bound, by a linear congruential generator.
  private mutating func number(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  private static let reals = [0.1, 0.5, 0.9, 1, -2, .nan, .infinity]

  /// Records some runs.
  mutating func fill(_ store: Store, count: Int) throws {
    for index in 0..<count {
      var params: Params = [:]
      if number(below: 4) > 0 { params["rate"] = .real(pick(Self.reals)) }
      if number(below: 4) > 0 {
        params["mixed"] = pick([.integer(1), .real(0.5), .text("1"), .text("adam"), .boolean(true)])
      }
      if number(below: 3) == 0 { params["fold"] = .integer(Int64(number(below: 2))) }
      var start = RunStart.sample(
        experiment: pick([nil, "alpha", "Beta"]), name: "run-\(index)", params: params)
      start.seed = Int64(number(below: 3))
      start.architecture = pick(["lenet5", "softmax"])
      start.architectureHash = start.architecture
      start.objective = pick([
        nil, MetricObjective(metric: "val.f1", goal: .maximize),
        MetricObjective(metric: "val.loss", goal: .minimize),
        MetricObjective(metric: "val.f1", goal: .minimize),
      ])
      let writer = try store.startRun(start)
      for metric in ["val.f1", "val.loss", "odd'name"] where number(below: 4) > 0 {
        for epoch in 1...(1 + number(below: 3)) {
          writer.log(metric, pick(Self.reals), epoch: epoch, step: epoch)
        }
      }
      try end(writer)
    }
  }

  private mutating func end(_ writer: RunWriter) throws {
    let summary = RunSummary(epochs: 3, bestEpoch: 1, durationSeconds: pick([1, 2.5, 60]))
    switch number(below: 6) {
    case 0: try writer.flush()
    case 1: try writer.finish(.failed, reason: "no luck", summary: summary)
    default: try writer.finish(.finished, summary: summary)
    }
  }

  static let fields: [RunField] =
    [
      .name, .experiment, .state, .seed, .duration, .param("rate"), .param("mixed"), .param("none"),
      .metric("odd'name", .max, .maximize), .metric("none", .best, .minimize),
    ]
    + MetricAspect.allCases.flatMap { aspect in
      [.metric("val.f1", aspect, .maximize), .metric("val.loss", aspect, .minimize)]
    }

  private mutating func value(for field: RunField) -> ParamValue {
    switch field {
    case .name: .text(pick(["run-3", "run-7", "RUN-1"]))
    case .experiment: .text(pick(["alpha", "beta", "Beta"]))
    case .state: .text(pick(RunState.allCases).rawValue)
    case .param:
      pick([.integer(1), .real(0.5), .text("1"), .text("adam"), .boolean(true), .boolean(false), .real(0.1)])
    default: pick([.integer(1), .real(0.5), .real(0.9), .integer(2), .real(.infinity)])
    }
  }

  mutating func condition(depth: Int = 3) -> RunCondition {
    let field = pick(Self.fields)
    switch number(below: depth > 0 ? 8 : 5) {
    case 0: return .membership(field, [value(for: field), value(for: field)])
    case 1: return .isMissing(field)
    case 2 where [.name, .experiment, .param("mixed")].contains(field):
      return .pattern(field, pick(["%a%", "run-_", "A_am", "%", "1"]))
    case 5: return .not(condition(depth: depth - 1))
    case 6: return .all([condition(depth: depth - 1), condition(depth: depth - 1)])
    case 7: return .any([condition(depth: depth - 1), condition(depth: depth - 1)])
    default: return .comparison(field, pick(RunCondition.Comparison.allCases), value(for: field))
    }
  }
}
