/// Why a training ends before its last epoch although nothing went wrong.
enum EarlyEnd: Error {
  /// Others did better, or it got no better.
  case pruned(reason: String)
  /// It waits for others to come as far, and goes on when it is among the best of them.
  case paused
}
