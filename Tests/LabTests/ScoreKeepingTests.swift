import Datasets
import Halves
import Lab
import ScoreCodecs
import Signals
import Testing
import Tracking
import Training

/// Which validation scores a training leaves in the store, and that they say what its metrics said.
@Suite struct ScoreKeepingTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  private func experiment(_ keeping: ScoreKeeping?) -> Experiment {
    Experiment(
      name: nil, dataset: DatasetSettings(name: "digits"), objective: Experiment.standardObjective,
      scores: keeping)
  }

  private func keptEpochs(_ run: RunRecord) throws -> [Int] {
    try lab.store.scores(of: run.id, split: "val").map(\.epoch)
  }

  @Test func scoresOfEachEpochAreKept() throws {
    let run = try lab.train(["epochs": .integer(3)])
    #expect(try keptEpochs(run) == [1, 2, 3])
    #expect(try lab.store.scores(of: run.id, split: "val", epoch: 2).map(\.epoch) == [2])
    #expect(try lab.store.scores(of: run.id, split: "test").isEmpty)
  }

  @Test func onlyWhatTheExperimentAsksForIsKept() throws {
    // With this rate of learning the first epochs are the best.
    let params: Params = ["epochs": .integer(4), "learning_rate": .real(2), "seed": .integer(1)]
    for (keeping, expected) in [
      (.none, { _ in [] }), (.last, { _ in [4] }), (.best, { [$0] }), (.all, { _ in [1, 2, 3, 4] }),
    ] as [(ScoreKeeping, (Int) -> [Int])] {
      let run = try lab.train(params, experiment(keeping))
      let best = try #require(run.bestEpoch)
      #expect(try keptEpochs(run) == expected(best), "\(keeping), best epoch \(best)")
    }
  }

  /// 287 samples of ten classes fill the budget in 1,462 epochs.
  @Test func beyondTheBudgetTheBestAndTheLastAreKept() throws {
    let stop = StopSignal()
    #expect(throws: TrainingError.self) {
      try lab.train(["epochs": .integer(2_000), "learning_rate": .real(2), "seed": .integer(1)], stop: stop) {
        if case .epoch(6, _, _, _) = $0 { stop.raise() }
      }
    }
    let run = try #require(try lab.store.runs().first)
    #expect(try keptEpochs(run) == Set([try #require(run.bestEpoch), 6]).sorted())
  }

  @Test func storedScoresGiveTheRecordedMetrics() throws {
    let run = try lab.train(["epochs": .integer(2)])
    for record in try lab.store.scores(of: run.id, split: "val") {
      let labels = try lab.store.labelSet(record.labelDigest)
      #expect(labels.classes == (0...9).map(String.init))
      let packed = PackedScores(codec: record.codec, columnCount: record.columnCount, data: record.data)
      let halves = try packed.halves(sampleCount: labels.sampleCount)
      let truth = try LabelCodec.unpack(labels.data, count: labels.sampleCount)
      let right = truth.indices.count { sample in
        let row = halves[sample * 10..<(sample + 1) * 10].map { Half(bits: $0) }
        return row.indices.reduce(0) { row[$1] > row[$0] ? $1 : $0 } == Int(truth[sample])
      }
      let recorded = try lab.store.metricHistory(run: run.id, metric: "val.accuracy")
        .first { $0.epoch == record.epoch }
      #expect(recorded?.value == Double(right) / Double(truth.count))
    }
  }

  @Test func runsOfOneSplitShareTheirTruth() throws {
    let runs = try [lab.train(["seed": .integer(1)]), lab.train(["seed": .integer(2)])]
    let digests = try runs.flatMap { try lab.store.scores(of: $0.id, split: "val").map(\.labelDigest) }
    #expect(digests.count == 4 && Set(digests).count == 1)
  }

  @Test func aFileSaysWhichScoresAreKept() throws {
    let yaml = """
      name: kept
      dataset: {name: digits}
      method: grid
      metric: {name: val.f1, goal: maximize}
      scores: last
      parameters:
        architecture: {value: softmax}
      """
    #expect(try lab.plan(yaml).experiment.scores == .last)
    #expect(try lab.plan(yaml.replacing("scores: last\n", with: "")).experiment.scores == nil)
    #expect(
      lab.refusal(of: yaml.replacing("scores: last", with: "scores: some"))?.message
        == "FILE:5:9: expected none, last, best, all for scores, found 'some'")
  }
}
