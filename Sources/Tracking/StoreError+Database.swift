import GRDB

extension StoreError {
  /// The store's word for any error that comes out of a database access.
  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    if let error = error as? PointChunkError {
      self = .corrupt(path: path, detail: "the points of a metric: \(error.detail)")
      return
    }
    guard let error = error as? DatabaseError else {
      let detail = "\(error)"
      // A value of another type than its column is declared with.
      self =
        detail.hasPrefix("could not decode")
        ? .corrupt(path: path, detail: String(detail.prefix { $0 != "," }))
        : .failed(path: path, detail: detail)
      return
    }
    let detail = error.message ?? error.resultCode.description
    self =
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
      case .SQLITE_CORRUPT: .corrupt(path: path, detail: detail)
      // Tables that are not what they were; a sum over sizes that no store has.
      case .SQLITE_ERROR
      where ["no such column", "no such table", "integer overflow"].contains { detail.hasPrefix($0) }:
        .corrupt(path: path, detail: detail)
      case .SQLITE_NOTADB: .notADatabase(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM: .cannotOpen(path: path, detail: detail)
      default: .failed(path: path, detail: detail)
      }
  }
}
