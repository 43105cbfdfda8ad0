/// Nothing came of waiting.
struct TimedOut: Error, CustomStringConvertible {
  let description: String
}

/// Waits until a condition holds.
///
/// - Throws: `TimedOut` where it does not in time.
func eventually(
  _ expectation: String, within limit: Duration = .seconds(60), _ condition: () throws -> Bool
) async throws {
  let deadline = ContinuousClock.now + limit
  while try !condition() {
    guard ContinuousClock.now < deadline else {
      throw TimedOut(description: "waited \(limit) in vain for \(expectation)")
    }
    try await Task.sleep(for: .milliseconds(10))
  }
}
