/// A table of the schema, and how its rows of two stores become those of one.
struct MergedTable {
  /// What makes rows of two stores the same.
  enum Identity {
    /// Rows that are the same where they say the same; what is missing is taken over.
    case content(key: [String])
    /// Rows that have a history; whoever is further on stands.
    case history(key: [String])
    /// Rows that come and go with a row of another table, which one of their columns names.
    case part(of: String, by: String)
    /// Rows of the file alone.
    case file
  }

  /// The table.
  let name: String
  /// How it is merged.
  let identity: Identity

  private init(_ name: String, _ identity: Identity) { (self.name, self.identity) = (name, identity) }

  /// Every table of the schema.
  static let all = [
    MergedTable("migration", .file),
    MergedTable("experiment", .content(key: ["name"])),
    MergedTable("architecture", .content(key: ["hash", "name"])),
    MergedTable("dataset", .content(key: ["name", "fingerprint"])),
    MergedTable(
      "environment",
      .content(key: ["toolVersion", "gitCommit", "gitDirty", "host", "operatingSystem", "cpu", "threads"])),
    MergedTable("metric", .content(key: ["split", "name"])),
    MergedTable("labelSet", .content(key: ["digest"])),
    MergedTable("workingDiff", .content(key: ["digest"])),
    MergedTable("goldenInput", .content(key: ["digest"])),
    MergedTable("tensor", .content(key: ["digest", "codec"])),
    MergedTable("tensorPart", .part(of: "tensor", by: "tensor")),

    MergedTable("sweep", .history(key: ["uuid"])),
    MergedTable("trial", .history(key: ["sweep", "cellHash"])),
    MergedTable("trialParam", .part(of: "trial", by: "trial")),
    MergedTable("trialAttempt", .part(of: "trial", by: "trial")),
    MergedTable("trialReport", .part(of: "trial", by: "trial")),

    MergedTable("run", .history(key: ["uuid"])),
    MergedTable("runDetail", .part(of: "run", by: "run")),
    MergedTable("param", .part(of: "run", by: "run")),
    MergedTable("runTag", .part(of: "run", by: "run")),
    MergedTable("runParent", .part(of: "run", by: "run")),
    MergedTable("runSegment", .part(of: "run", by: "run")),
    MergedTable("metricSummary", .part(of: "run", by: "run")),
    MergedTable("point", .part(of: "run", by: "run")),
    MergedTable("pointChunk", .part(of: "run", by: "run")),
    MergedTable("score", .part(of: "run", by: "run")),
    MergedTable("runSeal", .part(of: "run", by: "run")),
    MergedTable("trainingState", .part(of: "run", by: "run")),
    MergedTable("trainingStatePart", .part(of: "run", by: "run")),

    MergedTable("checkpoint", .history(key: ["run", "epoch", "step"])),
    MergedTable("checkpointTag", .part(of: "run", by: "run")),
    MergedTable("checkpointTensor", .part(of: "checkpoint", by: "checkpoint")),
    MergedTable("proof", .part(of: "checkpoint", by: "checkpoint")),
    MergedTable("packing", .history(key: ["checkpoint", "precision"])),
    MergedTable("packingTensor", .part(of: "packing", by: "packing")),
    MergedTable("packingMetric", .part(of: "packing", by: "packing")),

    MergedTable("evaluation", .history(key: ["uuid"])),
    MergedTable("evaluationMetric", .part(of: "evaluation", by: "evaluation")),

    MergedTable("model", .history(key: ["uuid"])),
    MergedTable("modelVersion", .history(key: ["uuid"])),
    MergedTable("modelVersionTag", .part(of: "modelVersion", by: "modelVersion")),
    MergedTable("modelAlias", .part(of: "model", by: "model")),
    MergedTable("modelEvent", .history(key: ["uuid"])),
  ]

  /// The tables whose rows say the same in every store, those first that others refer to.
  static let contents = all.compactMap { table in
    if case .content(let key) = table.identity { (table: table.name, key: key) } else { nil }
  }
}

extension Store {
  /// The tables that a merge knows of.
  package static var mergedTables: [String] { MergedTable.all.map(\.name) }
}
