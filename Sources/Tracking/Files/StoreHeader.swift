import Foundation

/// The first bytes of a file, read without SQLite so that a file to be refused is not touched.
struct StoreHeader {
  /// "cnnl" in ASCII, at offset 68 of every store: SQLite's application id.
  static let applicationID: Int32 = 0x636e_6e6c

  /// Whose database it is.
  let applicationID: Int32

  /// The header of a file, or nil where the file is empty.
  init?(of file: String, path: String) throws(StoreError) {
    guard let handle = FileHandle(forReadingAtPath: file) else {
      throw .cannotOpen(path: path, detail: "it cannot be read; check its permissions")
    }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try handle.read(upToCount: 100) ?? Data())
    } catch {
      throw .cannotOpen(path: path, detail: "it cannot be read as a file")
    }
    guard !bytes.isEmpty else { return nil }
    guard bytes.count == 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw .notADatabase(path: path)
    }
    applicationID = bytes.withUnsafeBytes {
      Int32(bigEndian: $0.loadUnaligned(fromByteOffset: 68, as: Int32.self))
    }
  }
}
