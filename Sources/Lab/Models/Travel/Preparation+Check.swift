import Datasets
import Networks
import Tensors
import Training

extension Preparation {
  /// The preparation that a person has told, for a network that gives one raw value a class.
  ///
  /// - Throws: where means and deviations do not go together.
  init(_ facts: ModelFacts) throws(LabError) {
    guard facts.mean.count == facts.deviation.count, facts.deviation.allSatisfy({ $0 > 0 }) else {
      throw LabError(
        .usage,
        "expected as many positive deviations as means, found \(facts.deviation) and \(facts.mean)")
    }
    let normalization =
      facts.mean.isEmpty
      ? nil
      : Normalization(divisor: Double(facts.pixelMaximum), mean: facts.mean, deviation: facts.deviation)
    self.init(
      input: facts.input, pixelMaximum: facts.pixelMaximum, normalization: normalization,
      classes: facts.classes, loss: Loss.Kind.categoricalCrossEntropy.rawValue, focalGamma: nil)
  }

  /// Refuses what a network cannot be used by; `place` is where the preparation was found.
  func check(fits network: NetworkShapes, at place: String) throws(LabError) {
    let loss = try lossFunction(at: place)
    let (mean, deviation) = (normalization?.mean ?? [], normalization?.deviation ?? [])
    guard mean.isEmpty || mean.count == input.dimensions.first else {
      throw LabError(
        .badData, "\(place): expected a mean for each channel of the input \(input), found \(mean.count)")
    }
    let numbers = mean + deviation + [normalization?.divisor ?? 1, focalGamma ?? 0]
    guard pixelMaximum > 0, numbers.allSatisfy(\.isFinite), focalGamma ?? 0 >= 0 else {
      throw LabError(
        .badData, "\(place): expected finite numbers, a positive pixel maximum and a gamma of at least 0")
    }
    guard Set(classes).count == classes.count, !classes.contains("") else {
      throw LabError(.badData, "\(place): expected classes with names that differ")
    }
    do throws(TrainingError) {
      try loss.check(network, classes: classes.count)
    } catch {
      throw LabError(.badData, "\(place): its \(classes.count) classes do not fit its network: \(error)")
    }
  }
}
