import Scoring
import Tracking

/// A metric that is worked out when somebody asks for it; its text is the name it goes by.
indirect enum DerivedMetric: Hashable {
  /// Asked of the stored scores of a split: `val.precision[class=3,threshold=0.8]`.
  case scored(split: String, MetricQuery)
  /// The value of a metric at one epoch: `at(val.f1, 5)`, `at(val.f1, best)`.
  case at(String, EpochChoice)

  /// Which epoch is meant.
  enum EpochChoice: Hashable {
    /// The one that is best by the run's objective.
    case best
    case number(Int)
  }
}

extension DerivedMetric: CustomStringConvertible {
  var description: String {
    switch self {
    case .scored(let split, let query): "\(split).\(query)"
    case .at(let metric, .best): "at(\(metric), best)"
    case .at(let metric, .number(let epoch)): "at(\(metric), \(epoch))"
    }
  }
}

extension DerivedMetric {
  /// Reads a text; nil where it is of neither form.
  ///
  /// - Throws: `ReportError.invalidColumn` where something is asked of a metric that cannot be asked of it.
  init?(parsing text: String) throws(ReportError) {
    if text.hasPrefix("at("), text.hasSuffix(")") {
      let parts = splitAtCommas(String(text.dropFirst(3).dropLast())).map(trimmed)
      guard parts.count == 2 else { throw .invalidColumn(text, detail: "expected a metric and an epoch") }
      guard let epoch = parts[1] == "best" ? .best : Int(parts[1]).map(EpochChoice.number) else {
        throw .invalidColumn(text, detail: "expected an epoch or 'best', found '\(parts[1])'")
      }
      let base = try Self(parsing: parts[0])
      if case .at = base { throw .invalidColumn(text, detail: "expected a metric within 'at'") }
      self = .at(base?.description ?? parts[0], epoch)
      return
    }
    guard let point = text.firstIndex(of: ".") else { return nil }
    do throws(MetricQueryError) {
      let query = try MetricQuery(parsing: String(text[text.index(after: point)...]))
      self = .scored(split: String(text[..<point]), query)
    } catch {
      guard text.contains("[") else { return nil }
      let start = text.distance(from: text.startIndex, to: point) + 1
      throw .invalidColumn(text, detail: "column \(start + error.column): \(error.message)")
    }
  }

  /// Whether runs that recorded such names may have it.
  func isPossible(with names: RecordedNames) -> Bool {
    switch self {
    case .scored(let split, _): names.metrics.contains { $0.hasPrefix(split + ".") }
    case .at(let metric, _):
      names.metrics.contains(metric)
        || (try? DerivedMetric(parsing: metric))?.isPossible(with: names) ?? false
    }
  }
}
