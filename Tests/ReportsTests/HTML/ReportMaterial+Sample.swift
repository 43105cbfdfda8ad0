import Drawing
import Foundation
import Images
import Reports
import Tracking

/// A report of made-up runs with everything that a page can show.
struct SampleReport {
  let runs: [RunRecord]
  let report: Report
  let material: ReportMaterial

  /// - Parameter hostile: a text that is put wherever a name stands.
  init(hostile: String = "", epochs: Int = 20, classes: Int = 10) {
    let rates = [0.0003, 0.001, 0.003, 0.01]
    var courses: [RunID: [String: [MetricPoint]]] = [:]
    var runs: [RunRecord] = []
    for (number, optimizer) in ["adam", "sgd", "rmsprop"].flatMap({ [$0, $0, $0, $0] }).enumerated() {
      let quality = 0.97 - 0.02 * Double(number % 4) - 0.05 * Double(number / 4)
      let values = Self.values(quality, epochs)
      let run = RunRecord.sample(
        "calm-fox-\(number)\(hostile)", architecture: number % 2 == 0 ? "lenet5" : "tutorial-cnn\(hostile)",
        params: [
          "learning_rate": .real(rates[number % 4]), "optimizer": .text(optimizer + hostile),
          "batch_size\(hostile)": .integer(number % 3 == 0 ? 32 : 64),
        ],
        seconds: 10 + 3 * Double(number), metrics: values)
      courses[run.id] = values.mapValues { course in
        course.enumerated().map { MetricPoint(epoch: $0 + 1, step: 10 * $0, value: $1) }
      }
      runs.append(run)
    }
    let failed = RunRecord.sample(
      "late-owl\(hostile)", state: .failed, reason: "the loss is not finite\(hostile)", seconds: nil)
    self.runs = runs
    report = Report(runs + [failed])
    let best = runs[0]
    material = ReportMaterial(
      courses: RunCourses(courses),
      diagnoses: Dictionary(
        uniqueKeysWithValues: runs.prefix(3).map { ($0.id, "Converged: val.loss stays flat.\(hostile)") }),
      scores: [Self.scores(title: "\(best.name), epoch 18, 360 samples", hostile, classes)],
      samples: (0..<12).map { Self.sample($0, hostile) }, samplesNote: "Validation samples\(hostile)")
  }

  private static func values(_ quality: Double, _ epochs: Int) -> [String: [Double]] {
    let epochs = (1...epochs).map(Double.init)
    return [
      "val.f1": epochs.map { quality - 0.6 * exp(-$0 / 3) + 0.008 * sin(5 * $0 * quality) },
      "train.f1": epochs.map { min(1, quality + 0.03 - 0.65 * exp(-$0 / 2.5)) },
      "val.loss": epochs.map { 1 - quality + 1.8 * exp(-$0 / 3) + 0.002 * $0 },
      "train.loss": epochs.map { 0.02 + 2 * exp(-$0 / 2.5) },
    ]
  }

  private static func scores(title: String, _ hostile: String, _ count: Int) -> RunScores {
    let curves = (0..<count).map { label in
      let power = 0.02 + 0.01 * Double(label % 7)
      let shares = (0...50).map { Double($0) / 50 }
      return RunScores.ClassCurves(
        label: label == 3 ? "three\(hostile)" : "\(label)", roc: shares.map { Point($0, pow($0, power)) },
        rocAUC: label == 9 ? nil : 1 / (1 + power),
        precisionRecall: shares.map { Point($0, 1 - power * pow($0, 8) * 4) }, averagePrecision: 1 - power)
    }
    let confusion = (0..<count).map { truth in
      (0..<count).map { truth == $0 ? 33 : (truth * 7 + $0 * 3) % 11 == 0 ? 2 : 0 }
    }
    return RunScores(title: title, classes: curves, confusion: confusion)
  }

  private static func sample(_ number: Int, _ hostile: String) -> SamplePrediction {
    let pixels = (0..<64).map { UInt8(($0 * 37 + number * 11) % 256) }
    let png = Image(width: 8, height: 8, color: .gray, pixels: pixels).png()
    return SamplePrediction(
      png: png, truth: "\(number % 10)\(hostile)",
      prediction: "\(number % 3 == 0 ? 5 : number % 10)\(hostile)",
      score: 0.99 - 0.03 * Double(number))
  }
}
