import Words

/// The datasets that are known by name, and the folders where files are looked for.
public struct DatasetCatalog: Sendable {
  /// The user's folder of datasets.
  let dataPath: String?
  private let systemPath: String
  /// Whether records that cannot be read are left out and counted, rather than refused.
  private let skipsBad: Bool
  private let whenSkipped: @Sendable (Dataset) -> Void

  /// A catalogue over the user's folder of datasets, each in a folder of its own name, and the system's
  /// (`/usr/share/datasets`, where Debian's packages put theirs).
  ///
  /// - Parameter whenSkipped: told of each dataset that was read without some of its records.
  public init(
    dataPath: String?, skipsBad: Bool = false, whenSkipped: @escaping @Sendable (Dataset) -> Void = { _ in }
  ) {
    self.init(
      dataPath: dataPath, systemPath: "/usr/share/datasets", skipsBad: skipsBad, whenSkipped: whenSkipped)
  }

  package init(
    dataPath: String?, systemPath: String, skipsBad: Bool = false,
    whenSkipped: @escaping @Sendable (Dataset) -> Void = { _ in }
  ) {
    (self.dataPath, self.systemPath) = (dataPath, systemPath)
    (self.skipsBad, self.whenSkipped) = (skipsBad, whenSkipped)
  }

  /// The known names.
  public var names: [String] { KnownDataset.all.map(\.name) }

  /// Where the files of a known dataset are: a folder, or `embedded`; nil where they are in no place that is looked in.
  public func location(of known: KnownDataset) -> String? {
    known.files.isEmpty ? "embedded" : folders(of: known.name).first(where: known.isFound(in:))
  }

  /// Finds and reads a known dataset, checking all of it.
  public func load(_ name: String) throws(DatasetError) -> Dataset {
    guard let known = KnownDataset.all.first(where: { $0.name == name }) else { throw unknownName(name) }
    guard let location = location(of: known) else {
      throw .notFound(
        name: name, lookedIn: folders(of: name),
        remedy: "fetch it with 'cnnlab datasets fetch \(name)', or " + known.remedy)
    }
    return try noting { (bad) throws(DatasetError) in try known.load(from: location, &bad) }
  }

  /// Finds and reads a dataset, checking all of it.
  public func load(_ source: DatasetSource) throws(DatasetError) -> Dataset {
    let whole =
      source.path == nil
      ? try load(source.name) : try noting { (bad) throws(DatasetError) in try source.load(&bad) }
    guard let selection = source.selection else { return whole }
    return try whole.selecting(selection)
  }

  private func noting(
    _ load: (inout BadRecords) throws(DatasetError) -> Dataset
  ) throws(DatasetError) -> Dataset {
    var bad = BadRecords(skips: skipsBad)
    let dataset = try load(&bad)
    if dataset.skipped.count > 0 { whenSkipped(dataset) }
    return dataset
  }

  private func folders(of name: String) -> [String] {
    [dataPath, systemPath].compactMap { $0.map { "\($0)/\(name)" } }
  }

  func unknownName(_ name: String) -> DatasetError {
    .unknownName(name, nearest: nearestName(to: name, among: names), known: names)
  }
}
