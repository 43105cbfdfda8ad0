/// How often each class was the truth, was predicted, and was both.
struct ClassCounts: Sendable {
  let count: Int
  private(set) var correct: [Int]
  private(set) var support: [Int]
  private(set) var predicted: [Int]

  init(labels: [Int32], predictions: [Int32], classCount: Int) {
    count = labels.count
    correct = [Int](repeating: 0, count: classCount)
    support = correct
    predicted = correct
    for (label, prediction) in zip(labels, predictions) {
      support[Int(label)] += 1
      predicted[Int(prediction)] += 1
      if label == prediction { correct[Int(label)] += 1 }
    }
  }

  var totalCorrect: Int { correct.reduce(0, +) }

  /// Whether a class is the truth or the prediction of any sample; averages leave the others out.
  func occurs(_ label: Int) -> Bool { support[label] > 0 || predicted[label] > 0 }
}
