/// How often each class was the truth, was predicted, and was both.
struct ClassCounts: Sendable {
  let count: Int
  let correct: [Int]
  let support: [Int]
  let predicted: [Int]

  init(labels: [Int32], predictions: [Int32], classCount: Int) {
    var correct = [Int](repeating: 0, count: classCount)
    var (support, predicted) = (correct, correct)
    for (label, prediction) in zip(labels, predictions) {
      support[Int(label)] += 1
      predicted[Int(prediction)] += 1
      correct[Int(label)] += label == prediction ? 1 : 0
    }
    count = labels.count
    (self.correct, self.support, self.predicted) = (correct, support, predicted)
  }

  var totalCorrect: Int { correct.reduce(0, +) }

  /// Whether a class is the truth or the prediction of any sample; averages leave the others out.
  func occurs(_ label: Int) -> Bool { support[label] > 0 || predicted[label] > 0 }
}
