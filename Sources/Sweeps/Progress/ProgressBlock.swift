/// The lines of a live display: bar, running trials, best trial so far.
struct ProgressBlock {
  /// More running trials than these are only counted.
  private static let longestList = 8

  let lines: [String]

  init(_ progress: SweepProgress, width: Int) {
    var lines = [Self.bar(progress, width: width)]
    lines += Self.running(progress.running, metric: progress.metric)
    if let best = progress.best {
      lines.append("best \(progress.metric) \(metricText(best.value))  \(best.label)")
    }
    self.lines = lines.map { $0.fitted(to: width) }
  }

  private static func bar(_ progress: SweepProgress, width: Int) -> String {
    var facts = ["\(progress.done)/\(progress.total)"]
    for (count, word) in [
      (progress.failed, "failed"), (progress.pruned, "pruned"), (progress.paused, "paused"),
    ] where count > 0 { facts.append("\(count) \(word)") }
    facts.append(durationText(progress.elapsed))
    if let remaining = progress.remaining, progress.done < progress.total {
      facts.append("about \(durationText(remaining)) left")
    }
    let text = facts.joined(separator: ", ")
    let room = min(40, width - progress.name.count - text.count - 4)
    guard room >= 5 else { return "\(progress.name) \(text)" }
    let share = progress.total > 0 ? progress.fractionDone : 1
    let filled = min(room, Int(share * Double(room)))
    let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: room - filled)
    return "\(progress.name) [\(bar)] \(text)"
  }

  private static func running(_ trials: [SweepProgress.RunningTrial], metric: String) -> [String] {
    let shown = trials.prefix(longestList)
    let labelWidth = shown.map(\.label.count).max() ?? 0
    var lines = shown.map { trial in
      var line = "  " + trial.label + String(repeating: " ", count: labelWidth - trial.label.count)
      guard let epoch = trial.epoch else { return line + "  starting" }
      line += "  epoch \(epoch)" + (trial.epochs.map { "/\($0)" } ?? "")
      if let value = trial.metric { line += "  \(metric) \(metricText(value))" }
      return line
    }
    if trials.count > shown.count { lines.append("  and \(trials.count - shown.count) more") }
    return lines
  }
}

extension SweepProgress {
  /// The share of the work that is done, epochs of running trials included.
  var fractionDone: Double {
    guard total > 0 else { return 1 }
    let partial = running.reduce(0.0) { sum, trial in
      guard let epoch = trial.epoch, let epochs = trial.epochs, epochs > 0 else { return sum }
      return sum + min(1, Double(max(0, epoch)) / Double(epochs))
    }
    return min(1, (Double(done) + partial) / Double(total))
  }
}

extension String {
  /// The text on one line, its end cut off where it is longer than a width.
  func fitted(to width: Int) -> String {
    let line = singleLine
    guard line.count > width else { return line }
    return width > 3 ? line.prefix(width - 3) + "..." : String(line.prefix(width))
  }
}
