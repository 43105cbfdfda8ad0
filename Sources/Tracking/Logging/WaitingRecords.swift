/// What has been logged and waits for the writer.
struct WaitingRecords {
  /// Whether more may be added.
  enum State {
    case open
    /// The last write failed.
    case overdue
    /// The run has ended.
    case ended
  }

  /// The points that are held at most.
  static let capacity = 1 << 18

  private(set) var points = PointBuffer()
  private(set) var notes = LogTail()
  var state = State.open
  private var lastTaken = ContinuousClock.now

  /// Adds a point; false where the caller has to write first.
  mutating func append(_ metric: String, _ value: Double, epoch: Int?, step: Int?) -> Bool {
    guard case .open = state, points.count < Self.capacity else { return false }
    if epoch == nil, step == nil {
      points.append(value, metric: metric)
    } else {
      points.append(MetricPoint(epoch: epoch ?? 0, step: step ?? 0, value: value), metric: metric)
    }
    return true
  }

  /// Adds a line; false where the caller has to write first.
  mutating func append(note line: String) -> Bool {
    guard case .open = state else { return false }
    notes.append(line)
    return true
  }

  /// Whether there is something to write, or it is time to say that the run is alive.
  var isDue: Bool {
    points.count > 0 || !notes.isEmpty || state == .overdue || ContinuousClock.now - lastTaken > .seconds(5)
  }

  /// Hands over what waits.
  mutating func take() -> (points: PointBuffer, notes: LogTail) {
    defer { (points, notes, lastTaken) = (PointBuffer(), LogTail(), .now) }
    return (points, notes)
  }
}
