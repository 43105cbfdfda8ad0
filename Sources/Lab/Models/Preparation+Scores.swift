import Datasets
import Networks
import Tensors
import Tracking
import Training

extension Preparation {
  /// The loss, which says how raw values become scores.
  ///
  /// - Parameter place: what messages call the place where the preparation was found.
  func lossFunction(at place: String) throws(LabError) -> Loss {
    guard let kind = Loss.Kind(rawValue: loss) else {
      let known = Loss.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw LabError(.badData, "\(place): expected a loss among \(known), found '\(loss.prefix(40))'")
    }
    return Loss(kind, focalGamma: focalGamma ?? Loss.focal.focalGamma)
  }

  /// What a network answers to a golden input.
  func scores(of input: GoldenInput, by network: Network, threads: Int) throws -> [Float] {
    let samples = try Samples(golden: input, valueMaximum: pixelMaximum)
    let context = try ComputeContext(threads: threads)
    return try Predictor(network, loss: lossFunction(at: "preparation"), context: context)
      .run(prepared(samples), Array(0..<Int32(samples.count))).scores
  }
}
