import Digests
import Foundation
import GRDB

/// The digest of all that a stored model consists of: SHA-256 over one text of it, in hexadecimal.
///
/// Computed here alone, from the tables, so that what is sealed and what is checked is the same. What else is recorded is
/// sealed by `RecordSeal`.
enum Seal {
  /// The seal that a checkpoint has, or a packing of it, by what the tables hold of it now; its proof's own row, or the
  /// packing's, must be there with its scores.
  static func of(checkpoint: Int64, packing: Int64? = nil, _ db: Database) throws -> String {
    var text = SealText()
    text.add("form", "1")
    try addRun(of: checkpoint, to: &text, db)
    try addParent(of: checkpoint, to: &text, db)
    try addTensors(of: checkpoint, packing: packing, to: &text, db)
    try addGolden(of: checkpoint, packing: packing, to: &text, db)
    return text.digest
  }

  /// What the model was made of and how its inputs are prepared.
  private static func addRun(of checkpoint: Int64, to text: inout SealText, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT run.uuid AS run, checkpoint.epoch, checkpoint.step, run.seed, run.splitHash, run.parameterCount,
          run.multiplyAdds, architecture.name AS architecture, architecture.hash AS architectureHash, architecture.graphJSON,
          dataset.name AS dataset, dataset.fingerprint, environment.toolVersion, environment.gitCommit,
          environment.gitDirty, runDetail.preparationJSON, runDetail.resolvedExperimentJSON
        FROM checkpoint JOIN run ON run.id = checkpoint.run JOIN architecture ON architecture.id = run.architecture
          JOIN dataset ON dataset.id = run.dataset JOIN environment ON environment.id = run.environment
          JOIN runDetail ON runDetail.run = run.id
        WHERE checkpoint.id = ?
        """, arguments: [checkpoint])
    for (name, value) in row ?? [:] { text.add(name, value) }
    let params = try Row.fetchCursor(
      db,
      sql: """
        SELECT name, kind, value FROM param JOIN checkpoint ON checkpoint.run = param.run
        WHERE checkpoint.id = ? ORDER BY name
        """, arguments: [checkpoint])
    while let row = try params.next() { for (name, value) in row { text.add("param.\(name)", value) } }
  }

  /// Where its first weights came from.
  private static func addParent(of checkpoint: Int64, to text: inout SealText, _ db: Database) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT parentRun, parentEpoch, parentSeal FROM runParent JOIN checkpoint ON checkpoint.run = runParent.run
        WHERE checkpoint.id = ?
        """, arguments: [checkpoint])
    for (name, value) in row ?? [:] { text.add(name, value) }
  }

  private static func addTensors(
    of checkpoint: Int64, packing: Int64?, to text: inout SealText, _ db: Database
  ) throws {
    let (list, owner) = packing.map { ("packingTensor", $0) } ?? ("checkpointTensor", checkpoint)
    let column = packing == nil ? "checkpoint" : "packing"
    if let packing {
      text.add(
        "precision",
        try String.fetchOne(db, sql: "SELECT precision FROM packing WHERE id = ?", arguments: [packing]) ?? ""
      )
    }
    let tensors = try Row.fetchCursor(
      db,
      sql: """
        SELECT name, digest FROM \(list) JOIN tensor ON tensor.id = \(list).tensor
        WHERE \(column) = ? ORDER BY position
        """, arguments: [owner])
    while let row = try tensors.next() { for (name, value) in row { text.add("tensor.\(name)", value) } }
  }

  private static func addGolden(
    of checkpoint: Int64, packing: Int64?, to text: inout SealText, _ db: Database
  ) throws {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT goldenInput.digest, CASE WHEN ?2 IS NULL THEN proof.scoreData
          ELSE (SELECT scoreData FROM packing WHERE packing.id = ?2) END
        FROM proof JOIN goldenInput ON goldenInput.id = proof.goldenInput WHERE checkpoint = ?1
        """, arguments: [checkpoint, packing])
    guard let row else { return }
    text.add("golden", try row[0] as String)
    text.add("scores", Digest(of: try row.bytes(at: 1)).hexadecimal)
  }
}
