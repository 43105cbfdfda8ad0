import Lab
import Testing
import Tracking

/// `evaluate --sweep NAME --best`.
@Suite struct BestOfSweepTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  /// A sweep whose trials are runs that logged the given values; nil stands for a run that is still going on.
  private func sweep(_ goal: Goal, _ values: [(logged: [Double], end: RunState?)]) throws -> [RunID] {
    let objective = MetricObjective(metric: "val.f1", goal: goal)
    let sweep = try lab.store.registerSweep(
      SweepDefinition(name: "s", method: "grid", objective: objective, experimentText: "", resolved: "{}"),
      cells: values.indices.map { Cell(params: ["seed": .integer(Int64($0))]) })
    return try values.map { logged, end in
      let lease = try lab.store.claimTrial(sweep: sweep.id, leaseSeconds: 60)
      let writer = try lab.store.startRun(
        RunStart(
          experiment: "s", name: nil, params: [:], architecture: "softmax", architectureGraph: "{}",
          architectureHash: "a", parameterCount: 1, dataset: "digits", datasetFingerprint: "d",
          splitHash: "h",
          seed: 1, commandLine: [], resolvedExperiment: "{}", preparation: "{}", objective: objective,
          environment: RunEnvironment(
            toolVersion: "1", gitCommit: nil, gitDirty: nil, host: "h", operatingSystem: "o", cpu: "c",
            threads: 1),
          trial: lease))
      for (index, value) in logged.enumerated() {
        writer.log("val.f1", value, epoch: index + 1, step: index + 1)
      }
      try writer.flush()
      if let end { try writer.finish(end, summary: RunSummary(epochs: logged.count, durationSeconds: 1)) }
      return writer.id
    }
  }

  @Test(arguments: [(Goal.maximize, 1), (.minimize, 2)])
  func theBestFinishedRunByTheSweepsGoalIsMeant(_ goal: Goal, _ expected: Int) throws {
    let runs = try sweep(
      goal,
      [
        ([0.5, 0.4], .finished), ([0.3, 0.9, 0.6], .finished), ([0.2, .nan], .finished),
        ([0.99, 0.01], .failed), ([0.98, 0.02], .interrupted), ([0.97, 0.03], nil), ([], .finished),
        ([.nan], .finished),
      ])
    let best = try ModelReference.best(ofSweep: "s", in: lab.store)
    #expect(best == ModelReference(run: runs[expected].description, checkpoint: .best))
  }

  @Test func ofEqualRunsTheFirstIsMeant() throws {
    let runs = try sweep(.maximize, [([0.5], .finished), ([0.5], .finished)])
    #expect(
      try ModelReference.best(ofSweep: "s", in: lab.store) == ModelReference(run: runs[0].description))
  }

  @Test func aSweepWithoutAFinishedRunHasNoBest() throws {
    _ = try sweep(.maximize, [([0.9], .failed), ([.nan], .finished)])
    let error = #expect(throws: LabError.self) { try ModelReference.best(ofSweep: "s", in: lab.store) }
    #expect(error == LabError(.notFound, "no run of sweep 's' has finished with a value of val.f1"))
    #expect(throws: StoreError.unknownSweep("t", nearest: nil)) {
      try ModelReference.best(ofSweep: "t", in: lab.store)
    }
  }
}
