import Checkpoints
import Datasets
import Downloads
import ExperimentFiles
import Explaining
import Files
import Networks
import Scoring
import Settings
import Sweeps
import Tracking
import Training

/// What an error means for whoever started the tool; the command line gives each kind an exit code.
public enum FailureKind: Hashable, Sendable {
  /// The request does not make sense.
  case usage
  /// A value or a file is wrong.
  case badData
  /// Something named does not exist.
  case notFound
  /// Somebody asked to stop.
  case interrupted
  /// The fault is ours, or the machine's.
  case fault

  /// The kind of an error of any room.
  public init(of error: any Error) {
    self =
      switch error {
      case let error as LabError: FailureKind(error)
      case let error as DatasetError: error.isNotFound ? .notFound : .badData
      case let error as DownloadError: FailureKind(error)
      case let error as ExperimentFileError: error.kind == .notFound ? .notFound : .badData
      case let error as ExplainingError: FailureKind(error)
      case let error as StoreError: FailureKind(error)
      case let error as TrainingError: FailureKind(error)
      case let error as FileError: FailureKind(error)
      case SweepError.launchFailed: .fault
      case is SweepError, is NetworkError, is SettingsError, is CheckpointError, is ScoringError: .badData
      default: .fault
      }
  }

  private init(_ error: LabError) {
    self =
      switch error.kind {
      case .usage: .usage
      case .badData: .badData
      case .notFound: .notFound
      }
  }

  private init(_ error: ExplainingError) {
    self =
      switch error.kind {
      case .usage: .usage
      case .badData: .badData
      case .notFound: .notFound
      }
  }

  private init(_ error: FileError) {
    self =
      switch error.kind {
      case .unreadable: .notFound
      case .unwritable: .usage
      case .malformed, .unfit: .badData
      }
  }

  private init(_ error: DownloadError) {
    self =
      switch error {
      case .invalidAddress: .usage
      case .refused: error.isNotFound ? .notFound : .fault
      case .wrongSize, .tooLong, .wrongContent: .badData
      case .interrupted: .interrupted
      case .noLibrary, .misdirected, .broken, .stalled, .inUse, .unwritable: .fault
      }
  }

  private init(_ error: StoreError) {
    self =
      switch error {
      case .notFound, .cannotOpen, .unknownRun, .unknownSweep, .unknownTrial, .unknownMetric, .noCheckpoint,
        .unknownModel, .unknownAlias, .unknownVersion:
        .notFound
      case .ambiguousRun, .ownedRun, .goingOn, .runEnded, .invalidStatement, .notResumable, .trialsRun,
        .invalidName, .heldByVersions:
        .usage
      case .interrupted: .interrupted
      case .alreadyThere, .sameStore: .usage
      case .mergeConflict: .badData
      case .notADatabase, .notAStore, .newerThanTool, .needsMigration, .corrupt, .invalidCheckpoint: .badData
      case .readOnly, .busy, .failed, .leaseLost: .fault
      }
  }

  private init(_ error: TrainingError) {
    self =
      switch error {
      case .engine: .fault
      case .mismatch, .nonFiniteLoss: .badData
      case .interrupted: .interrupted
      }
  }
}
