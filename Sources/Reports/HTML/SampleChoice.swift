package import Scoring

/// Which samples a report shows: mistakes of which the model was surest, then the right ones of which it was least
/// sure.
package struct SampleChoice: Sendable {
  /// Places in the order of the samples.
  package let places: [Int]
  private let samples: ScoredSamples
  private let predictions: [Int32]
  private let scores: [Double]

  /// Chooses some samples, a third of them right ones where there are as many.
  package init(of samples: ScoredSamples, count: Int) {
    let (predictions, all, classes) = (samples.predictions(), samples.scores, samples.classCount)
    let scores = predictions.enumerated().map { all[$0.offset * classes + Int($0.element)] }
    let isRight = zip(predictions, samples.labels).map { $0 == $1 }
    let mistakes = isRight.indices.filter { !isRight[$0] }.sorted { (scores[$1], $0) < (scores[$0], $1) }
    let hits = isRight.indices.filter { isRight[$0] }.sorted { (scores[$0], $0) < (scores[$1], $1) }
    let shown = mistakes.prefix(max(0, count - min(count / 3, hits.count)))
    places = Array(shown + hits.prefix(max(0, count - shown.count)))
    (self.samples, self.predictions, self.scores) = (samples, predictions, scores)
  }

  /// The chosen samples with their pictures.
  ///
  /// - Parameters:
  ///   - pictures: PNG files, one for each of `places`.
  ///   - labels: the names of the classes; a class that has none is called by its index.
  package func predictions(pictures: [[UInt8]], labels: [String]) -> [SamplePrediction] {
    func name(_ label: Int32) -> String {
      labels.indices.contains(Int(label)) ? labels[Int(label)] : "\(label)"
    }
    return zip(places, pictures).map { place, png in
      SamplePrediction(
        png: png, truth: name(samples.labels[place]), prediction: name(predictions[place]),
        score: scores[place])
    }
  }
}
