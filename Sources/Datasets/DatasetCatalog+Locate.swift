import Foundation

extension DatasetCatalog {
  /// What a person means by one word: a known name, or the path of a file or folder.
  public func source(_ word: String) throws(DatasetError) -> DatasetSource {
    if names.contains(word) { return DatasetSource(name: word) }
    let source = DatasetSource(name: DatasetSource.name(ofPath: word), path: word)
    do {
      return try located(source, beside: nil)
    } catch {
      guard word.contains("/") || word.contains(".") else { throw unknownName(word) }
      throw error
    }
  }

  /// The source with its paths made absolute.
  ///
  /// A path that is relative is looked for beside the file that names it, then in the working directory, then in the
  /// folder of datasets.
  ///
  /// - Parameter folder: where the file is that names the source; nil where a person does.
  public func located(_ source: DatasetSource, beside folder: String?) throws(DatasetError) -> DatasetSource {
    guard let path = source.path else { return source }
    var located = source
    located.path = try absolute(path, of: source, beside: folder)
    if case .path(let test)? = source.test {
      located.test = .path(try absolute(test, of: source, beside: folder))
    }
    // Where the samples are named too, both are keys of arrays.
    if let labels = source.labels, source.samples == nil {
      located.labels = try absolute(labels, of: source, beside: folder)
    }
    return located
  }

  private func absolute(
    _ path: String, of source: DatasetSource, beside folder: String?
  ) throws(DatasetError) -> String {
    let places = [folder, FileManager.default.currentDirectoryPath, dataPath].compactMap(\.self)
    let candidates = path.hasPrefix("/") ? [path] : places.map { "\($0)/\(path)" }
    guard let found = candidates.first(where: FileManager.default.fileExists(atPath:)) else {
      throw .notFound(
        name: source.name, lookedIn: candidates, remedy: "give the path of its file or folder")
    }
    return URL(filePath: found).standardizedFileURL.path
  }
}
