import Words

/// The datasets that are known by name, and the folders where their files are looked for.
public struct DatasetCatalog: Sendable {
  private let folders: [String]

  /// A catalogue over the user's folder of datasets, each in a folder of its own name, and the system's
  /// (`/usr/share/datasets`, where Debian's packages put theirs).
  public init(dataPath: String?) { self.init(dataPath: dataPath, systemPath: "/usr/share/datasets") }

  package init(dataPath: String?, systemPath: String) { folders = [dataPath, systemPath].compactMap(\.self) }

  /// The known names.
  public var names: [String] { [EmbeddedDigits.name] + IDXDataset.known.map(\.name) }

  /// Finds and reads a dataset, checking all of it.
  public func load(_ name: String) throws(DatasetError) -> Dataset {
    if name == EmbeddedDigits.name { return try EmbeddedDigits.load() }
    guard let dataset = IDXDataset.known.first(where: { $0.name == name }) else {
      throw .unknownName(name, nearest: nearestName(to: name, among: names), known: names)
    }
    return try dataset.load(from: folders.map { "\($0)/\(name)" })
  }
}
