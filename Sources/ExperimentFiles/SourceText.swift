import Foundation

/// The text of a file, read within bounds and checked to be UTF-8.
struct SourceText {
  /// The largest file that is read: far more than people write, far less than would hurt.
  static let limit = 1 << 20

  let path: String
  let text: String

  /// Takes text that is in memory already; longer text than `limit` bytes is refused.
  init(_ text: String, path: String) throws(ExperimentFileError) {
    guard text.utf8.count <= Self.limit else { throw Self.tooLarge(path) }
    guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw .init(.invalid, place: path, "the file is empty; expected an experiment (name, dataset, ...)")
    }
    self.path = path
    self.text = text
  }

  /// Reads a file.
  init(contentsOf path: String) throws(ExperimentFileError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .init(.notFound, place: path, "there is no such file")
    }
    guard !isFolder.boolValue else {
      throw .init(.invalid, place: path, "expected an experiment file, found a folder")
    }
    let bytes: [UInt8]
    do {
      let handle = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? handle.close() }
      bytes = try Self.read(handle)
    } catch {
      throw .init(.invalid, place: path, "the file cannot be read; check its permissions")
    }
    guard bytes.count <= Self.limit else { throw Self.tooLarge(path) }
    try self.init(Self.decode(bytes, path: path), path: path)
  }

  private static func tooLarge(_ path: String) -> ExperimentFileError {
    .init(.invalid, place: path, "the file is larger than 1 MiB; expected an experiment of some lines")
  }

  /// Reads to the end or to one byte beyond the limit: the size that a file claims is not to be trusted.
  private static func read(_ handle: FileHandle) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit, let part = try handle.read(upToCount: limit + 1 - bytes.count), !part.isEmpty
    {
      bytes += part
    }
    return bytes
  }

  private static func decode(_ bytes: [UInt8], path: String) throws(ExperimentFileError) -> String {
    let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }

    var valid = String.UnicodeScalarView()
    var decoder = UTF8()
    var iterator = content.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid.append(scalar) }
    throw .init(
      at: SourceLocation(file: path, after: valid),
      "a byte that is not UTF-8; save the file as UTF-8 text")
  }
}
