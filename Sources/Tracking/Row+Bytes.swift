import Foundation
import GRDB

extension Row {
  /// A blob as bytes; none where it is NULL.
  func bytes(at column: Int) throws -> [UInt8] {
    try withUnsafeData(atIndex: column) { $0.map([UInt8].init) ?? [] }
  }
}
