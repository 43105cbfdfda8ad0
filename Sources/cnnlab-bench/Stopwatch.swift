/// Times from one lap to the next.
struct Stopwatch {
  private var last = ContinuousClock.now
  private var milliseconds: [Double] = []

  /// Ends a lap and begins the next.
  mutating func lap() {
    let now = ContinuousClock.now
    milliseconds.append((now - last) / .milliseconds(1))
    last = now
  }

  /// So many laps in milliseconds, the first ones left out.
  func laps(_ count: Int, after first: Int) -> [Double] { Array(milliseconds.dropFirst(first).prefix(count)) }
}
