import Tensors

extension Dataset {
  /// The dataset with the selected samples alone, in their order; labels count the selected classes, in the order that
  /// the dataset has them in.
  ///
  /// The test part keeps all samples of these classes.
  ///
  /// - Throws: where a class is unknown or has too few samples.
  func selecting(_ selection: SampleSelection) throws(DatasetError) -> Dataset {
    for name in selection.classes ?? [] where !classes.contains(name) {
      throw .unsuitable(
        data: "dataset '\(self.name)'",
        expected: "classes to select among \(classes.joined(separator: ", "))",
        found: "'\(name)'")
    }
    let chosen = classes.indices.filter { selection.classes?.contains(classes[$0]) ?? true }
    var labels = [Int32?](repeating: nil, count: classes.count)
    for (new, old) in chosen.enumerated() { labels[old] = Int32(new) }
    var indices = train.indices(where: labels)
    if let count = selection.perClass {
      indices = try drawn(count, of: chosen, from: indices, seed: selection.seed)
    }
    return Dataset(
      name: name, classes: chosen.map { classes[$0] }, train: train.relabelled(indices, labels),
      test: test.map { $0.relabelled($0.indices(where: labels), labels) }, origin: origin,
      attribution: attribution, skipped: skipped)
  }

  /// So many samples of each class, in their order.
  private func drawn(
    _ count: Int, of chosen: [Int], from indices: [Int32], seed: UInt64
  ) throws(DatasetError) -> [Int32] {
    let generator = SeededGenerator(seed: seed)
    var drawn: [Int32] = []
    for label in chosen {
      var group = indices.filter { train.labels[Int($0)] == Int32(label) }
      guard group.count >= count else {
        throw .unsuitable(
          data: "dataset '\(name)'",
          expected: "at least \(count) samples of class '\(classes[label])' to train on",
          found: "\(group.count)")
      }
      var stream = generator.split("selection", label)
      group.shuffleReproducibly(using: &stream)
      drawn += group.prefix(count)
    }
    return drawn.sorted()
  }
}

extension Samples {
  /// The samples whose labels have new ones.
  fileprivate func indices(where labels: [Int32?]) -> [Int32] {
    (0..<Int32(count)).filter { labels[Int(self.labels[Int($0)])] != nil }
  }

  /// Some samples with other labels.
  fileprivate func relabelled(_ indices: [Int32], _ labels: [Int32?]) -> Samples {
    let chosen = subset(indices)
    return Samples(
      chosen.values, shape: shape, labels: chosen.labels.map { labels[Int($0)] ?? 0 },
      valueMaximum: valueMaximum)
  }
}
