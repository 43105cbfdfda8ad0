import Foundation
import GRDB

/// Tensors, each stored once, in parts.
enum TensorTables {
  /// SQL for the stored bytes of a row of `tensor`, all parts.
  static let size =
    "length(tensor.data) + (SELECT coalesce(sum(length(data)), 0) FROM tensorPart WHERE tensorPart.tensor = tensor.id)"

  /// The row of a tensor, written where no tensor has its digest: what decodes to the same is the same.
  static func key(of tensor: StoredTensor, _ db: Database) throws -> Int64 {
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM tensor WHERE digest = ? ORDER BY codec LIMIT 1"),
      arguments: [tensor.digest])
    return try known ?? insert(tensor, db)
  }

  private static func insert(_ tensor: StoredTensor, _ db: Database) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO tensor (digest, codec, shapeJSON, rawByteCount, data) VALUES (?, ?, ?, ?, ?)"
    ).execute(
      arguments: [
        tensor.digest, tensor.codec, try jsonText(tensor.shape), tensor.rawByteCount,
        Data(tensor.parts.first ?? []),
      ])
    let key = db.lastInsertedRowID
    for (position, part) in tensor.parts.enumerated().dropFirst() {
      try db.cachedStatement(sql: "INSERT INTO tensorPart (tensor, position, data) VALUES (?, ?, ?)")
        .execute(arguments: [key, position, Data(part)])
    }
    return key
  }

  /// Hands on the tensors of a list, in its order, with what gives their parts, one at a call.
  ///
  /// - Parameters:
  ///   - list: the table `checkpointTensor` or `packingTensor`.
  ///   - column: what says whose list it is.
  static func read(
    _ list: String, _ column: String, _ owner: Int64, _ db: Database,
    _ body: (TensorHeader, _ nextPart: () throws -> [UInt8]?) throws -> Void
  ) throws {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT tensor.id, name, shapeJSON, codec, rawByteCount, digest, \(size)
        FROM \(list) JOIN tensor ON tensor.id = \(list).tensor WHERE \(column) = ? ORDER BY \(list).position
        """, arguments: [owner])
    for row in rows {
      let header = TensorHeader(
        name: row[1], shape: try jsonValue([Int].self, row[2]), codec: row[3], rawByteCount: row[4],
        storedByteCount: row[6], digest: row[5])
      var position = 0
      try body(header) {
        defer { position += 1 }
        return try part(position, of: row[0], db)
      }
    }
  }

  /// One part of a tensor; nil where there is none.
  private static func part(_ position: Int, of tensor: Int64, _ db: Database) throws -> [UInt8]? {
    let sql =
      position == 0
      ? "SELECT data FROM tensor WHERE id = ? AND ? = 0"
      : "SELECT data FROM tensorPart WHERE tensor = ? AND position = ?"
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [tensor, position])
    return try rows.next().map { try $0.bytes(at: 0) }
  }

  /// The bytes of a tensor's parts after the first.
  static func furtherBytes(of tensor: Int64, _ db: Database) throws -> Int {
    try Int.fetchOne(
      db.cachedStatement(sql: "SELECT coalesce(sum(length(data)), 0) FROM tensorPart WHERE tensor = ?"),
      arguments: [tensor]) ?? 0
  }
}
