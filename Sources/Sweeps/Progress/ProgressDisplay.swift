/// Shows a sweep's events to a person: one live block on a terminal, plain lines elsewhere.
public final class ProgressDisplay {
  /// How events are shown.
  public enum Style {
    /// A block that is redrawn in place, never wider than the columns asked for at each drawing.
    case live(columns: () -> Int)
    /// One line for each trial that ends.
    case plain
  }

  private let style: Style
  private let write: (String) -> Void
  private var latest: SweepProgress?
  private var linesOnScreen = 0

  /// A display that writes through the given function, usually to standard error.
  public init(_ style: Style, write: @escaping (String) -> Void) {
    self.style = style
    self.write = write
  }

  /// Shows an event.
  public func show(_ event: SweepEvent) {
    switch event {
    case .progress(let progress): latest = progress
    case .finished(_, _, _, let progress), .pruned(_, _, let progress), .failed(_, _, let progress):
      latest = progress
    case .retried: break
    }
    switch style {
    case .plain:
      if let line = event.plainLine { write(line + "\n") }
    case .live(let columns):
      redraw(keeping: event.lasting, columns: columns())
    }
  }

  /// Replaces the block; a line worth keeping scrolls away above it.
  private func redraw(keeping line: String?, columns: Int) {
    // The last column stays free: some terminals wrap as soon as it is filled.
    let width = max(1, columns - 1)
    var text = linesOnScreen > 0 ? "\u{1B}[\(linesOnScreen)A\r\u{1B}[J" : ""
    if let line { text += line.fitted(to: width) + "\n" }
    let block = latest.map { ProgressBlock($0, width: width).lines } ?? []
    for line in block { text += line + "\n" }
    linesOnScreen = block.count
    if !text.isEmpty { write(text) }
  }
}

extension SweepEvent {
  /// What is printed where nothing can be redrawn.
  fileprivate var plainLine: String? {
    switch self {
    case .progress: return nil
    case .finished(let label, let value, let seconds, let progress):
      var parts = ["[\(progress.done)/\(progress.total)] \(label): "]
      parts[0] += value.map { "\(progress.metric) \(metricText($0))" } ?? "finished"
      if let seconds { parts.append("in \(durationText(seconds))") }
      if let best = progress.best { parts.append("best \(metricText(best.value))") }
      if let remaining = progress.remaining, progress.done < progress.total {
        parts.append("about \(durationText(remaining)) left")
      }
      return parts.joined(separator: ", ")
    case .pruned(let label, let reason, let progress):
      return "[\(progress.done)/\(progress.total)] \(label): pruned: \(reason)"
    case .failed(_, _, let progress):
      return lasting.map { "[\(progress.done)/\(progress.total)] \($0)" }
    case .retried:
      return lasting
    }
  }

  /// What stays on a terminal although the block is redrawn: what went wrong.
  fileprivate var lasting: String? {
    switch self {
    case .progress, .finished, .pruned: nil
    case .retried(let label, let reason, let retry, let retries):
      "\(label): \(reason); trying again (\(retry) of \(retries))"
    case .failed(let label, let reason, _):
      "\(label): failed: \(reason)"
    }
  }
}
