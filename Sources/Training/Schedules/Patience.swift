/// Counts the epochs since the last one that was better than all before it.
struct Patience {
  private let limit: Int
  private let minDelta: Double
  private var best = -Double.infinity
  private var waited = 0

  /// - Parameters:
  ///   - limit: how many epochs may pass without a better one.
  ///   - minDelta: by how much an epoch must be better to count as better.
  init(limit: Int, minDelta: Double) { (self.limit, self.minDelta) = (limit, minDelta) }

  /// Takes note of how good an epoch was, the higher the better; what is not a number is not better.
  mutating func note(_ score: Double) {
    if score > best + minDelta {
      (best, waited) = (score, 0)
    } else {
      waited += 1
    }
  }

  /// Whether as many epochs as the limit have passed without a better one.
  var isExhausted: Bool { waited >= limit }

  /// Begins to count anew, with the same best.
  mutating func rest() { waited = 0 }
}
