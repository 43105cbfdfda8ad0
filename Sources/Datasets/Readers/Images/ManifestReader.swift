/// Reads images that a comma-separated text lists, in one part or, by its column `split`, in two.
struct ManifestReader: PartReader {
  private let source: DatasetSource

  init(_ source: DatasetSource) { self.source = source }

  func read(_ bad: inout BadRecords) throws(DatasetError) -> (train: ReadPart, test: ReadPart?) {
    let manifest = try Manifest(
      .open(source.location), labelColumn: source.labelColumn ?? "label", &bad)
    var form = try ImageForm(of: source)
    let train = try form.read(manifest.train, of: source.location, &bad)
    guard !manifest.test.isEmpty else { return (train.numbered(), nil) }
    return (train.numbered(), try form.read(manifest.test, of: source.location, &bad).numbered())
  }
}

extension ReadPart {
  /// The part with numbers as labels, where all its names are whole ones.
  fileprivate func numbered() -> ReadPart {
    guard case .names(let names) = labels else { return self }
    let numbers = names.compactMap { Int($0) }
    guard numbers.count == names.count else { return self }
    var part = self
    part.labels = .numbers(numbers)
    return part
  }
}
