/// One step of the schema's history: SQL that is never edited once it has landed.
public struct Migration: Sendable {
  /// The name under which a store records that it was applied.
  public let name: String
  /// The statements, run in one transaction.
  public let sql: String

  init(_ name: String, _ resource: [UInt8]) {
    self.name = name
    self.sql = String(decoding: resource, as: UTF8.self)
  }

  /// The whole history, oldest first.
  ///
  /// New steps are appended; a file's name starts with `m` and four digits.
  public static let all = [
    Migration("m0001_foundation", PackageResources.m0001_foundation_sql),
    Migration("m0002_scores_and_chunks", PackageResources.m0002_scores_and_chunks_sql),
    Migration("m0003_resuming_and_pruning", PackageResources.m0003_resuming_and_pruning_sql),
    Migration("m0004_model_zoo", PackageResources.m0004_model_zoo_sql),
    Migration("m0005_logs_and_records", PackageResources.m0005_logs_and_records_sql),
    Migration("m0006_seals", PackageResources.m0006_seals_sql),
  ]

  /// SHA-256 of the schema that all of them make, as `Store` works it out: a store whose schema has it need not be compared
  /// with a new one.
  public static let schemaDigest = "84df484a97b95ac0f909f9f02fe2709550a5deb2d164dedb7de0c1a2e5c5926b"
}
