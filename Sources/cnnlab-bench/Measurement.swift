import Foundation

/// Measured batches of one case, and what the machine can do.
struct Measurement: Codable {
  let architecture: String
  let mode: Work
  let batch: Int
  let threads: Int
  /// Median, a tenth and nine tenths of the times of a batch.
  let ms, msP10, msP90: Double
  /// The share of all batches' time that went into filling and mixing them, from 0 to 1; nil in inference.
  let preparation: Double?
  let samplesPerSecond: Double
  /// Thousand million operations a second, as direct convolutions count them.
  let gflops: Double
  /// The same of oneDNN's product of large matrices, in the same process.
  let sgemmGflops: Double
  /// The most memory that the process had.
  let peakMib: Double

  /// - Parameter milliseconds: ascending.
  init(
    _ benchCase: BenchCase, _ work: Work, threads: Int, milliseconds: [Double], preparation: Double?,
    operations: Int, peakBytes: Int, machineRate: Double
  ) {
    func at(_ share: Double) -> Double {
      milliseconds.isEmpty ? .nan : milliseconds[Int((Double(milliseconds.count - 1) * share).rounded())]
    }
    (architecture, mode, batch) = (benchCase.architecture, work, benchCase.batchSize)
    (self.threads, ms, msP10, msP90) = (threads, at(0.5), at(0.1), at(0.9))
    self.preparation = preparation
    samplesPerSecond = Double(benchCase.batchSize) / at(0.5) * 1000
    gflops = Double(operations) / at(0.5) / 1e6
    (sgemmGflops, peakMib) = (machineRate / 1e9, Double(peakBytes) / 0x1p20)
  }

  static let heading =
    "network       work       batch  threads  ms (median)     p10     p90  prepare  samples/s  GFLOP/s  of sgemm  peak MiB"

  /// One line of the table.
  var line: String {
    let words =
      architecture.padding(toLength: 13, withPad: " ", startingAt: 0)
      + mode.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0)
    return String(
      format: "%@ %6d  %7d  %11.2f  %6.2f  %6.2f  %@  %9.0f  %7.1f  %7.0f%%  %8.0f", words as NSString, batch,
      threads, ms, msP10, msP90, prepared as NSString, samplesPerSecond, gflops, 100 * gflops / sgemmGflops,
      peakMib)
  }

  private var prepared: String {
    preparation.map { String(format: "%6.2f%%", 100 * $0) } ?? "      -"
  }

  /// One line of JSON.
  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = [.sortedKeys]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Reads what `json` wrote.
  init(json: Data) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    self = try decoder.decode(Measurement.self, from: json)
  }

  /// The most memory that this process has had so far, as the kernel counts it.
  static func peakBytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return 1024 * (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0)
  }
}
