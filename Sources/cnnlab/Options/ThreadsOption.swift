import ArgumentParser
import Foundation

/// How many threads kernels may use.
struct ThreadsOption: ParsableArguments {
  @Option(
    name: .customLong("threads"), help: "Threads of one training (else $OMP_NUM_THREADS, else all cores).")
  var given: Int?

  var count: Int {
    let stated = ProcessInfo.processInfo.environment["OMP_NUM_THREADS"].flatMap { Int($0) }
    return max(1, given ?? stated ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  func validate() throws {
    if let given, !(1...1024).contains(given) {
      throw ValidationError("--threads: expected a whole number from 1 to 1024, found \(given)")
    }
  }
}
