extension ScoredSamples {
  /// The class with the highest score of each sample; the first of them where several tie.
  public func predictions() -> [Int32] {
    switch form {
    case .single(let single): predictions(single.elements)
    case .double(let double): predictions(double.elements)
    case .stored(let stored): predictions(stored.elements)
    }
  }

  /// How many samples have their truth at each rank of their scores, the highest score being rank 0.
  ///
  /// Among tied scores the later class ranks higher, as in scikit-learn's `top_k_accuracy_score`.
  func truthRanks() -> [Int] {
    switch form {
    case .single(let single): truthRanks(single.elements)
    case .double(let double): truthRanks(double.elements)
    case .stored(let stored): truthRanks(stored.elements)
    }
  }

  private func predictions(_ elements: [some Comparable]) -> [Int32] {
    elements.withUnsafeBufferPointer { elements in
      (0..<count).map { sample in
        let row = sample * classCount
        var (highest, best) = (elements[row], 0)
        for column in 1..<classCount {
          let element = elements[row + column]
          // Without a branch, as where the highest score is cannot be foreseen.
          let isHigher = element > highest
          (highest, best) = (isHigher ? element : highest, isHigher ? column : best)
        }
        return Int32(best)
      }
    }
  }

  private func truthRanks(_ elements: [some Comparable]) -> [Int] {
    var histogram = [Int](repeating: 0, count: classCount)
    elements.withUnsafeBufferPointer { elements in
      for (sample, label) in labels.enumerated() {
        let row = sample * classCount
        let truth = Int(label)
        let score = elements[row + truth]
        var rank = 0
        for column in 0..<truth where elements[row + column] > score { rank += 1 }
        for column in (truth + 1)..<classCount where elements[row + column] >= score { rank += 1 }
        histogram[rank] += 1
      }
    }
    return histogram
  }
}
