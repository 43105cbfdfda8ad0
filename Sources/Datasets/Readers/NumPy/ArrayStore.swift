import Foundation
import Zlib

/// Arrays by name: the members of an `npz`, or the `npy` files of a folder.
enum ArrayStore {
  case archive(ZipArchive)
  case folder(String)

  /// What errors call it.
  var name: String {
    switch self {
    case .archive(let archive): archive.name
    case .folder(let path): path
    }
  }

  /// The names of all arrays, sorted.
  var keys: [String] {
    let files: [String]
    switch self {
    case .archive(let archive): files = archive.members.map(\.name)
    case .folder(let path): files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }
    return files.compactMap(Self.key).sorted()
  }

  /// The array of a name; nil where there is none.
  func reader(_ key: String) throws(DatasetError) -> ByteReader? {
    switch self {
    case .archive(let archive):
      guard let member = archive.members.first(where: { Self.key($0.name) == key }) else { return nil }
      return try reading { () throws(ZlibError) in try archive.reader(of: member) }
    case .folder(let path):
      guard let file = DataFile.path("\(key).npy", in: path) else { return nil }
      return try .open(file)
    }
  }

  /// An array's name without what tells its form.
  private static func key(_ file: String) -> String? {
    let name = file.hasSuffix(".gz") ? file.dropLast(3) : file[...]
    return name.hasSuffix(".npy") ? String(name.dropLast(4)) : nil
  }
}
