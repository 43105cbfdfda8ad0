import Datasets
import ScoreCodecs
import Tracking
import Training

/// Packs the validation scores of those epochs of which a run keeps them.
struct ScoreKeeper {
  /// What a run's scores may take before compression where the experiment says nothing: 8 MiB.
  ///
  /// Twenty epochs of 20,000 samples and ten classes fit; of larger ones the best and the last epoch are kept.
  static let budgetByteCount = 8 << 20

  private enum Epochs {
    case none, last, best, bestAndLast, all
  }

  private let epochs: Epochs
  private let labels: LabelSet

  /// - Parameters:
  ///   - keeping: what the experiment asks for; nil for all epochs within the budget, else the best and the last.
  ///   - split: the validation part, in the order in which it is scored.
  ///   - columns: scores a sample.
  ///   - plannedEpochs: how many epochs there will be at most.
  init(_ keeping: ScoreKeeping?, of dataset: Dataset, split: [Int32], columns: Int, plannedEpochs: Int) {
    epochs =
      switch keeping {
      case .some(.none): .none
      case .last: .last
      case .best: .best
      case .all: .all
      case nil: Self.fits(split.count, columns, plannedEpochs) ? .all : .bestAndLast
      }
    labels = LabelSet(
      classes: dataset.classes, sampleCount: split.count,
      data: LabelCodec.pack(split.map { dataset.train.labels[Int($0)] }))
  }

  /// Whether all epochs' scores, two bytes each, are within the budget.
  private static func fits(_ samples: Int, _ columns: Int, _ epochs: Int) -> Bool {
    let (scores, overflow) = (samples * columns).multipliedReportingOverflow(by: 2 * epochs)
    return !overflow && scores <= budgetByteCount
  }

  /// What is to be saved of an epoch's scores; nil for nothing.
  ///
  /// - Parameter best: the best epoch so far, which may be this one.
  func scores(of result: SplitResult, epoch: Int, best: Int) -> ScoreWrite? {
    let kept: Set<Int>? =
      switch epochs {
      case .none: []
      case .last: [epoch]
      case .best: [best]
      case .bestAndLast: [best, epoch]
      case .all: nil
      }
    guard result.count > 0, kept?.contains(epoch) ?? true else { return nil }
    let packed = PackedScores(result.scores, columns: result.scores.count / result.count)
    return ScoreWrite(
      split: "val", labels: labels, columnCount: packed.columnCount, codec: packed.codec, data: packed.data,
      keptEpochs: kept)
  }
}
