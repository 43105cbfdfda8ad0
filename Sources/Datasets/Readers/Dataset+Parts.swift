import Tensors

extension Dataset {
  /// A dataset of the parts that a reader found, once they fit together.
  ///
  /// Where one part holds bytes and the other does not, both become numbers; records whose labels stand for no class are
  /// noted as bad.
  ///
  /// - Parameter holdOut: how samples for testing are set aside from the whole, where there is no part for it.
  init(
    name: String, train: ReadPart, test: ReadPart?, holdOut: HoldOut?, classes: ClassTable, origin: String,
    attribution: String, _ bad: inout BadRecords
  ) throws(DatasetError) {
    var parts = [train] + (test.map { [$0] } ?? [])
    if let other = parts.last, other.shape != train.shape {
      throw .unsuitable(
        data: other.file, expected: "samples of \(train.shape), as the train part's", found: "\(other.shape)")
    }
    if !parts.allSatisfy({ $0.isLike(train) }) { for index in parts.indices { parts[index].widen() } }
    var samples: [Samples] = []
    for var part in parts {
      let labels = try part.takeClasses(classes, &bad)
      guard !labels.isEmpty else {
        throw .unsuitable(data: part.file, expected: "at least one sample", found: "none that can be read")
      }
      samples.append(
        Samples(part.values, shape: part.shape, labels: labels, valueMaximum: part.valueMaximum))
    }
    if let holdOut {
      let split = try holdOut.split(labels: samples[0].labels, classCount: classes.names.count)
      samples = [samples[0].subset(split.train), samples[0].subset(split.validation)]
    }
    self.init(
      name: name, classes: classes.names, train: samples[0], test: samples.count > 1 ? samples[1] : nil,
      origin: origin, attribution: attribution, skipped: bad)
  }
}

extension ReadPart {
  /// Whether values are stored as another part's are.
  fileprivate func isLike(_ other: ReadPart) -> Bool {
    switch (values, other.values) {
    case (.bytes, .bytes), (.floats, .floats): valueMaximum == other.valueMaximum
    default: false
    }
  }

  /// Makes bytes numbers that are read as they are.
  fileprivate mutating func widen() {
    if case .bytes(let bytes) = values { values = .floats(bytes.map(Float.init)) }
    valueMaximum = 1
  }
}
