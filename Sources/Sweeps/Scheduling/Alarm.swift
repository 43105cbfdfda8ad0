/// Says when something that happens at intervals is due; at first it is due at once.
struct Alarm {
  private let interval: Duration
  private var next = ContinuousClock.now

  /// An alarm that goes off at most once in the given time.
  init(every seconds: Double) { interval = .seconds(seconds) }

  /// Whether the time has come; if so, the next time is one interval from now.
  mutating func isDue() -> Bool {
    let now = ContinuousClock.now
    guard now >= next else { return false }
    next = now + interval
    return true
  }

  /// Makes it due at once.
  mutating func setOff() { next = ContinuousClock.now }
}
