/// Nothing came of waiting.
struct TimedOut: Error {}

/// Waits until a condition holds.
func eventually(within limit: Duration = .seconds(30), _ condition: () throws -> Bool) async throws {
  let deadline = ContinuousClock.now + limit
  while try !condition() {
    guard ContinuousClock.now < deadline else { throw TimedOut() }
    try await Task.sleep(for: .milliseconds(10))
  }
}
