/// Reads folders of images: a folder for each class, in one part or in the parts `train` and `test`.
///
/// The classes are the names of the folders. A part `validation` is not read, as validation samples are taken from those
/// for training: where nobody says which parts are meant, it is an error that tells how to.
struct ImageFolderReader: PartReader {
  private let source: DatasetSource

  init(_ source: DatasetSource) { self.source = source }

  func read(_ bad: inout BadRecords) throws(DatasetError) -> (train: ReadPart, test: ReadPart?) {
    let (train, test) = try parts()
    for folder in [train, test].compactMap(\.self) {
      try check(folder, isAmong: source.classes ?? train.classes)
    }
    // All folders are listed before the first image is decoded, which may take long.
    let (trainFiles, testFiles) = (try train.files(), try test?.files())
    var form = try ImageForm(of: source)
    let trainPart = try form.read(trainFiles, of: train.path, &bad)
    guard let test, let testFiles else { return (trainPart, nil) }
    return (trainPart, try form.read(testFiles, of: test.path, &bad))
  }

  /// The folders of the classes for training and of those for testing.
  private func parts() throws(DatasetError) -> (train: ImageFolder, test: ImageFolder?) {
    guard DataFile.isFolder(source.location) else {
      throw .unsuitable(data: source.location, expected: "a folder of images", found: "no folder")
    }
    guard let train = try part("train") else { return (try ImageFolder(source.location), nil) }
    if source.test == nil { try checkThatNoPartIsLeftOver() }
    return (train, try part("test"))
  }

  /// The part of this name; nil where there is none, or a class is called so and its folder holds no folders.
  private func part(_ name: String) throws(DatasetError) -> ImageFolder? {
    let path = "\(source.location)/\(name)"
    guard DataFile.isFolder(path) else { return nil }
    let folder = try ImageFolder(path)
    return folder.classes.isEmpty ? nil : folder
  }

  private func checkThatNoPartIsLeftOver() throws(DatasetError) {
    for name in ["validation", "valid", "val"] where try part(name) != nil {
      throw .unsuitable(
        data: source.location,
        expected: "the parts 'train' and 'test' alone, as validation samples are taken from 'train'",
        found: "'\(name)'; give the folder 'train' as 'path' and that of the part to test on as 'test'")
    }
  }

  private func check(_ folder: ImageFolder, isAmong classes: [String]) throws(DatasetError) {
    let known = Set(classes)
    guard let stray = folder.classes.first(where: { !known.contains($0) }) else { return }
    throw .unsuitable(
      data: "\(folder.path)/\(stray)",
      expected: "a folder of one of the classes \(classes.prefix(10).joined(separator: ", "))",
      found: "'\(stray)'")
  }
}
