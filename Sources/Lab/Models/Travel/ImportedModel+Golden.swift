import Networks
import Tensors
import Tracking

extension ImportedModel {
  /// What the model answers to drawn samples: the scores that `models verify` expects of it from now on.
  ///
  /// - Returns: nil where a single sample is larger than what is kept.
  func golden(threads: Int = 1) throws -> GoldenAnswer? {
    guard let input = GoldenInput.drawn(for: preparation.input, valueMaximum: preparation.pixelMaximum) else {
      return nil
    }
    let network = Network(unset: shapes)
    for parameter in network.parameters { try parameter.load(tensor(parameter.name)) }
    return GoldenAnswer(
      input: input, scores: try preparation.scores(of: input, by: network, threads: threads))
  }
}
