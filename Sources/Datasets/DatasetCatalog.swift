import Words

/// The datasets that are known by name, and the folders where files are looked for.
public struct DatasetCatalog: Sendable {
  /// The user's folder of datasets.
  let dataPath: String?
  private let systemPath: String
  /// Whether records that cannot be read are left out and counted, rather than refused.
  private let skipsBad: Bool

  /// A catalogue over the user's folder of datasets, each in a folder of its own name, and the system's
  /// (`/usr/share/datasets`, where Debian's packages put theirs).
  public init(dataPath: String?, skipsBad: Bool = false) {
    self.init(dataPath: dataPath, systemPath: "/usr/share/datasets", skipsBad: skipsBad)
  }

  package init(dataPath: String?, systemPath: String, skipsBad: Bool = false) {
    (self.dataPath, self.systemPath, self.skipsBad) = (dataPath, systemPath, skipsBad)
  }

  /// The known names.
  public var names: [String] { [EmbeddedDigits.name] + IDXDataset.known.map(\.name) }

  /// Finds and reads a known dataset, checking all of it.
  public func load(_ name: String) throws(DatasetError) -> Dataset {
    if name == EmbeddedDigits.name { return try EmbeddedDigits.load() }
    guard let dataset = IDXDataset.known.first(where: { $0.name == name }) else { throw unknownName(name) }
    return try dataset.load(from: [dataPath, systemPath].compactMap { $0.map { "\($0)/\(name)" } })
  }

  /// Finds and reads a dataset, checking all of it.
  public func load(_ source: DatasetSource) throws(DatasetError) -> Dataset {
    try load(source.name)
  }

  func unknownName(_ name: String) -> DatasetError {
    .unknownName(name, nearest: nearestName(to: name, among: names), known: names)
  }
}
