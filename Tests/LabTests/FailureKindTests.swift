import Checkpoints
import Datasets
import ExperimentFiles
import Files
import Lab
import Networks
import Scoring
import Sweeps
import Tensors
import Testing
import Tracking
import Training

@Suite struct FailureKindTests {
  private struct Stranger: Error {}

  static let location = SourceLocation(file: "x.yaml", line: 1, column: 1)

  static let table: [(any Error & Sendable, FailureKind)] = [
    (LabError(.usage, ""), .usage),
    (LabError(.badData, ""), .badData),
    (LabError(.notFound, ""), .notFound),
    (DatasetError.unknownName("x", nearest: nil, known: []), .notFound),
    (DatasetError.notFound(name: "x", lookedIn: [], remedy: ""), .notFound),
    (DatasetError.missingFile("x"), .notFound),
    (DatasetError.unreadable(reason: ""), .badData),
    (DatasetError.malformed(file: "", place: .byte(0), expected: "", found: ""), .badData),
    (DatasetError.invalidSplit(expected: "", found: ""), .badData),
    (ExperimentFileError(at: location, ""), .badData),
    (ExperimentFileError(at: location, kind: .notFound, ""), .notFound),
    (StoreError.notFound(path: ""), .notFound),
    (StoreError.cannotOpen(path: "", detail: ""), .notFound),
    (StoreError.unknownRun("", nearest: nil), .notFound),
    (StoreError.unknownSweep("", nearest: nil), .notFound),
    (StoreError.unknownTrial(1), .notFound),
    (StoreError.unknownMetric("", run: "", nearest: nil), .notFound),
    (StoreError.noCheckpoint(run: "", selector: "", available: []), .notFound),
    (StoreError.ambiguousRun("", matches: []), .usage),
    (StoreError.notADatabase(path: ""), .badData),
    (StoreError.notAStore(path: ""), .badData),
    (StoreError.newerThanTool(path: "", found: []), .badData),
    (StoreError.needsMigration(path: "", missing: []), .badData),
    (StoreError.corrupt(path: "", detail: ""), .badData),
    (StoreError.invalidCheckpoint(detail: ""), .badData),
    (StoreError.readOnly(path: ""), .fault),
    (StoreError.busy(path: ""), .fault),
    (StoreError.failed(path: "", detail: ""), .fault),
    (StoreError.leaseLost(trial: 1), .fault),
    (StoreError.runEnded(run: "", state: .failed), .usage),
    (StoreError.ownedRun(run: "", pid: 1, host: ""), .usage),
    (StoreError.goingOn(run: ""), .usage),
    (TrainingError.engine(EngineError("")), .fault),
    (TrainingError.mismatch(expected: "", found: ""), .badData),
    (TrainingError.nonFiniteLoss(epoch: 1, step: 1, origin: nil), .badData),
    (TrainingError.interrupted(epoch: 1, step: 1), .interrupted),
    (SweepError.gridTooLarge(cells: nil, limit: 1), .badData),
    (SweepError.noValues(parameter: ""), .badData),
    (SweepError.launchFailed(""), .fault),
    (NetworkError(""), .badData),
    (CheckpointError.damaged(tensor: "", detail: ""), .badData),
    (ScoringError.tooFewClasses(1), .badData),
    (FileError(.unreadable, "", ""), .notFound),
    (FileError(.malformed, "", ""), .badData),
    (FileError(.unfit, "", ""), .badData),
    (FileError(.unwritable, "", ""), .usage),
    (EngineError(""), .fault),
    (Stranger(), .fault),
  ]

  @Test func everyErrorHasItsKind() {
    for (error, kind) in Self.table { #expect(FailureKind(of: error) == kind, "\(error)") }
  }
}
