import Datasets
import Networks
import Tracking
import Training

extension Preparation {
  /// What a network answers to a golden input.
  func scores(of input: GoldenInput, by network: Network, threads: Int) throws -> [Float] {
    let samples = try Samples(golden: input, valueMaximum: pixelMaximum)
    let loss = try checkedLoss(at: "preparation")
    return try Predictor(network, loss: loss, samples: samples.count, threads: threads)
      .run(prepared(samples), Array(0..<Int32(samples.count))).scores
  }
}
