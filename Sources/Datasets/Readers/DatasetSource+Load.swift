extension DatasetSource {
  /// The file or folder; what errors call the data where there is none.
  var location: String { path ?? name }

  /// Reads the data at the source's path.
  func load(_ bad: inout BadRecords) throws(DatasetError) -> Dataset {
    let form = if let format { format } else { try DatasetFormat(tellingPath: location) }
    var parts = try reader(form).read(&bad)
    var holdOut: HoldOut?
    if let test {
      guard parts.test == nil else {
        throw .unsuitable(
          data: location, expected: "no 'test', as the data have a part for testing", found: "'test'")
      }
      switch test {
      case .path(let path): parts.test = try testSource(at: path).reader(form).read(&bad).train
      case .split(let rule): holdOut = rule
      }
    }
    let labels = [parts.train, parts.test].compactMap { $0?.labels }
    let table =
      if let classes { ClassTable(names: classes) } else { try ClassTable(found: labels, data: location) }
    return try Dataset(
      name: name, train: parts.train, test: parts.test, holdOut: holdOut, classes: table, origin: location,
      attribution: "", &bad)
  }

  /// A reader of data of a form.
  private func reader(_ form: DatasetFormat) -> any PartReader {
    switch form {
    case .idx: IDXReader(self)
    case .csv: CSVReader(self)
    case .numpy: NumPyReader(self)
    case .images: ImageFolderReader(self)
    case .manifest: ManifestReader(self)
    }
  }

  /// Where samples for testing are, which are read as the others; a file of labels is that beside them.
  private func testSource(at path: String) -> DatasetSource {
    var source = self
    source.path = path
    if samples == nil { source.labels = nil }
    return source
  }
}
