import Foundation
import GRDB

/// Tensors, each stored once, in parts.
enum TensorTables {
  /// SQL for the stored bytes of a row of `tensor`, all parts.
  static let size =
    "length(tensor.data) + (SELECT coalesce(sum(length(data)), 0) FROM tensorPart WHERE tensorPart.tensor = tensor.id)"

  /// The row of the tensor that decodes to what a digest is of, whichever its codec; nil where there is none.
  static func key(ofDigest digest: String, _ db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM tensor WHERE digest = ? ORDER BY codec LIMIT 1"),
      arguments: [digest])
  }

  /// Lists tensors, in their order, and stores those that are not there.
  ///
  /// - Parameters:
  ///   - owner: what the list is of: `checkpoint` or `packing`.
  ///   - key: the owner's row.
  static func list(
    _ tensors: [StagedTensor], under owner: String, _ key: Int64, _ db: Database
  ) throws {
    for (position, tensor) in tensors.enumerated() {
      try db.cachedStatement(
        sql: "INSERT INTO \(owner)Tensor (\(owner), position, name, tensor) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [key, position, tensor.name, try tensor.key(db)])
    }
  }

  /// Writes a tensor that is not there; returns its row.
  static func insert(_ tensor: StoredTensor, _ db: Database) throws -> Int64 {
    let key = try insertRow(tensor.header, tensor.parts.first ?? [], db)
    for (position, part) in tensor.parts.enumerated().dropFirst() {
      try insert(part, at: position, of: key, db)
    }
    return key
  }

  /// Encodes a tensor into the store, a part at a time; returns its row, or that of the tensor that is there already.
  static func insert(_ source: TensorSource, _ db: Database) throws -> (key: Int64, digest: String) {
    // Within this transaction only, until the digest is known.
    let unknown = TensorHeader(
      name: source.name, shape: [], codec: 0, rawByteCount: 0, storedByteCount: 0, digest: "")
    var row: Int64?
    var position = 0
    let header = try source.encode { part in
      if let row {
        try insert(part, at: position, of: row, db)
      } else {
        row = try insertRow(unknown, part, db)
      }
      position += 1
    }
    let new = try row ?? insertRow(unknown, [], db)
    if let known = try key(ofDigest: header.digest, db) {
      try db.execute(sql: "DELETE FROM tensor WHERE id = ?", arguments: [new])
      return (known, header.digest)
    }
    try db.execute(
      sql: "UPDATE tensor SET digest = ?, codec = ?, shapeJSON = ?, rawByteCount = ? WHERE id = ?",
      arguments: [header.digest, header.codec, try jsonText(header.shape), header.rawByteCount, new])
    return (new, header.digest)
  }

  private static func insertRow(_ header: TensorHeader, _ part: [UInt8], _ db: Database) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO tensor (digest, codec, shapeJSON, rawByteCount, data) VALUES (?, ?, ?, ?, ?)"
    ).execute(
      arguments: [
        header.digest, header.codec, try jsonText(header.shape), header.rawByteCount, Data(part),
      ])
    return db.lastInsertedRowID
  }

  private static func insert(_ part: [UInt8], at position: Int, of key: Int64, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT INTO tensorPart (tensor, position, data) VALUES (?, ?, ?)")
      .execute(arguments: [key, position, Data(part)])
  }

  /// What is known of the tensors of a list, in its order, with the row of each.
  static func headers(_ list: TensorList, _ db: Database) throws -> [(key: Int64, header: TensorHeader)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT tensor.id, name, shapeJSON, codec, rawByteCount, digest, \(size)
        FROM \(list.table) AS list JOIN tensor ON tensor.id = list.tensor
        WHERE \(list.column) = ? ORDER BY list.position
        """, arguments: [list.key]
    ).map { row in
      let header = try TensorHeader(
        name: row[1], shape: try jsonValue([Int].self, row[2]), codec: row[3], rawByteCount: row[4],
        storedByteCount: row[6], digest: row[5])
      return (try row[0], header)
    }
  }

  /// Hands on the tensors of a list, in its order, with what gives their parts, one at a call.
  static func read(
    _ list: TensorList, _ db: Database,
    _ body: (TensorHeader, _ nextPart: () throws -> [UInt8]?) throws -> Void
  ) throws {
    for (key, header) in try headers(list, db) {
      var position = 0
      try body(header) {
        defer { position += 1 }
        return try part(position, of: key, db)
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
