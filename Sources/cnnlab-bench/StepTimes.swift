import Foundation

/// Measured steps of one case.
struct StepTimes {
  let stepCase: StepCase
  let threads: Int
  /// Ascending.
  let milliseconds: [Double]

  var line: String {
    String(
      format: "%-14@ %5d  %7d  %16.2f  %6.2f  %6.2f  %9.0f", stepCase.architecture as NSString,
      stepCase.batchSize, threads, at(0.5), at(0.1), at(0.9), samplesPerSecond)
  }

  var json: String {
    String(
      format: #"{"case": "%@", "batch": %d, "threads": %d, "ms": %.4f, "samples_per_second": %.1f}"#,
      stepCase.architecture as NSString, stepCase.batchSize, threads, at(0.5), samplesPerSecond)
  }

  private var samplesPerSecond: Double { Double(stepCase.batchSize) / at(0.5) * 1000 }

  /// The quantile by the nearest rank.
  private func at(_ share: Double) -> Double {
    milliseconds.isEmpty ? .nan : milliseconds[Int((Double(milliseconds.count - 1) * share).rounded())]
  }
}
