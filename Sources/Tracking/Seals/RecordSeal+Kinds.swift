extension RecordSeal {
  /// All kinds of seals.
  static let all = ofRuns + [evaluation, packing, version, event, sweep, trial, migration]

  /// The seals of a run, made when it ends and gone when it goes on.
  static let ofRuns = [metrics, scores, details, tags]

  /// The points of a run, which are packed by then, with their summaries.
  static let metrics = RecordSeal(name: "metrics", table: "runSeal", key: "run", column: "metricSeal") {
    schema in
    [
      """
      SELECT split, name, position, data FROM \(schema).pointChunk JOIN \(schema).metric ON metric.id = metric
      WHERE run = ? ORDER BY split, name, position
      """,
      """
      SELECT split, name, pointCount, lastValue, lastEpoch, lastStep, minValue, minEpoch, maxValue, maxEpoch
      FROM \(schema).metricSummary JOIN \(schema).metric ON metric.id = metric WHERE run = ? ORDER BY split, name
      """,
    ]
  }

  /// The scores of a run that are kept, and the labels that they are held against.
  static let scores = RecordSeal(name: "scores", table: "runSeal", key: "run", column: "scoreSeal") {
    schema in
    [
      """
      SELECT split, epoch, step, digest, columnCount, codec, score.data
      FROM \(schema).score JOIN \(schema).labelSet ON labelSet.id = labelSet WHERE run = ? ORDER BY split, epoch
      """,
      """
      SELECT digest, sampleCount, classesJSON, data FROM \(schema).labelSet
      WHERE id IN (SELECT labelSet FROM \(schema).score WHERE run = ?) ORDER BY digest
      """,
    ]
  }

  /// All that is said of a run but its tags and its trial, which may be given later: where it came from, how it went, what
  /// it was made by.
  static let details = RecordSeal(name: "details", table: "runSeal", key: "run", column: "detailSeal") {
    schema in
    [
      """
      SELECT run.uuid, run.name, state, failureReason, experiment.name, architecture.name, architecture.hash, graphJSON,
        dataset.name, fingerprint, parameterCount, multiplyAdds, configuration, splitHash, seed, objectiveMetric,
        objectiveGoal, startedAtSeconds, heartbeatAtSeconds, finishedAtSeconds, epochs, bestEpoch, durationSeconds,
        samplesPerSecond, peakMemoryBytes, cpuSeconds, ownerHost, ownerBootID, ownerPID,
        toolVersion, gitCommit, gitDirty, host, operatingSystem, cpu, threads, digest, isTruncated, text
      FROM \(schema).run JOIN \(schema).architecture ON architecture.id = architecture
        JOIN \(schema).dataset ON dataset.id = dataset JOIN \(schema).environment ON environment.id = environment
        LEFT JOIN \(schema).experiment ON experiment.id = experiment
        LEFT JOIN \(schema).workingDiff ON workingDiff.id = workingDiff
      WHERE run.id = ?
      """,
      """
      SELECT commandLineJSON, resolvedExperimentJSON, preparationJSON, logTail FROM \(schema).runDetail WHERE run = ?
      """,
      "SELECT name, kind, value FROM \(schema).param WHERE run = ? ORDER BY name",
      "SELECT reference, parentRun, parentEpoch, parentSeal FROM \(schema).runParent WHERE run = ?",
      """
      SELECT number, epoch, step, startedAtSeconds, ownerHost, ownerPID, endOfPreviousAtSeconds, endOfPreviousReason
      FROM \(schema).runSegment WHERE run = ? ORDER BY number
      """,
    ]
  }

  /// The tags of a run, and those of its checkpoints.
  static let tags = RecordSeal(name: "tags", table: "runSeal", key: "run", column: "tagSeal") { schema in
    [
      "SELECT tag FROM \(schema).runTag WHERE run = ? ORDER BY tag",
      """
      SELECT tag, epoch, step, createdAtSeconds
      FROM \(schema).checkpointTag JOIN \(schema).checkpoint ON checkpoint.id = checkpoint
      WHERE checkpointTag.run = ? ORDER BY tag
      """,
    ]
  }

  /// An evaluation with its metrics.
  static let evaluation = RecordSeal(
    name: "evaluation", subject: "substr(evaluation.uuid, 1, 8)", table: "evaluation"
  ) { schema in
    [
      """
      SELECT evaluation.uuid, run.uuid, checkpointEpoch, dataset.name, fingerprint, split, sampleCount, perClassJSON,
        confusionJSON, createdAtSeconds, toolVersion
      FROM \(schema).evaluation JOIN \(schema).run ON run.id = run
        JOIN \(schema).dataset ON dataset.id = evaluation.dataset
      WHERE evaluation.id = ?
      """,
      "SELECT name, value, isUndefined FROM \(schema).evaluationMetric WHERE evaluation = ? ORDER BY name",
    ]
  }

  /// What the weights of a packing reached; the weights have a seal of their own.
  static let packing = RecordSeal(
    name: "metrics of", subject: "precision", table: "packing", column: "metricSeal"
  ) { schema in
    [
      "SELECT precision, createdAtSeconds FROM \(schema).packing WHERE id = ?",
      "SELECT name, value FROM \(schema).packingMetric WHERE packing = ? ORDER BY name",
    ]
  }

  /// A version of a model: its name and number, what it stands on, its texts, tags and aliases.
  static let version = RecordSeal(
    name: "version", subject: "(SELECT name FROM model WHERE model.id = model) || '@' || number",
    table: "modelVersion"
  ) { schema in
    [
      """
      SELECT modelVersion.uuid, model.uuid, model.name, model.createdAtSeconds, number, run.uuid, epoch, step,
        checkpoint.createdAtSeconds, precision, description, licence, modelVersion.createdAtSeconds
      FROM \(schema).modelVersion JOIN \(schema).model ON model.id = model
        JOIN \(schema).checkpoint ON checkpoint.id = modelVersion.checkpoint JOIN \(schema).run ON run.id = run
        LEFT JOIN \(schema).packing ON packing.id = packing
      WHERE modelVersion.id = ?
      """,
      "SELECT tag FROM \(schema).modelVersionTag WHERE modelVersion = ? ORDER BY tag",
      """
      SELECT alias, uuid FROM \(schema).modelAlias JOIN \(schema).model ON model.id = model
      WHERE modelVersion = ? ORDER BY alias
      """,
    ]
  }

  /// An entry of the log of models.
  static let event = RecordSeal(
    name: "log entry", subject: "substr(uuid, 1, 8)", table: "modelEvent", condition: "modelUUID IS NOT NULL"
  ) { schema in
    [
      """
      SELECT uuid, model, modelUUID, kind, alias, fromVersion, toVersion, actor, host, atSeconds
      FROM \(schema).modelEvent WHERE id = ?
      """
    ]
  }

  /// What a sweep is to do.
  static let sweep = RecordSeal(name: "sweep", subject: "name", table: "sweep") { schema in
    [
      """
      SELECT uuid, name, method, metric, goal, experimentText, resolvedJSON, createdAtSeconds
      FROM \(schema).sweep WHERE id = ?
      """
    ]
  }

  /// That a migration was applied.
  static let migration = RecordSeal(
    name: "migration", subject: "name", table: "migration", key: "rowid"
  ) { schema in ["SELECT name, appliedAtSeconds FROM \(schema).migration WHERE rowid = ?"] }

  /// A trial that has ended, with all attempts at it.
  static let trial = RecordSeal(
    name: "trial", subject: "substr(cellHash, 1, 8)", table: "trial",
    condition: "state IN ('finished', 'pruned', 'failed')"
  ) { schema in
    [
      """
      SELECT sweep.uuid, cellHash, state, isHidden, failureCount, failureReason, pausedEpoch, promotedEpoch, runsAlone
      FROM \(schema).trial JOIN \(schema).sweep ON sweep.id = sweep WHERE trial.id = ?
      """,
      "SELECT name, kind, value FROM \(schema).trialParam WHERE trial = ? ORDER BY name",
      """
      SELECT number, uuid, trialAttempt.ownerHost, trialAttempt.ownerBootID, trialAttempt.ownerPID,
        trialAttempt.startedAtSeconds, trialAttempt.finishedAtSeconds, outcome, reason
      FROM \(schema).trialAttempt LEFT JOIN \(schema).run ON run.id = run
      WHERE trialAttempt.trial = ? ORDER BY number
      """,
      "SELECT epoch, value, best FROM \(schema).trialReport WHERE trial = ? ORDER BY epoch",
      "SELECT uuid FROM \(schema).run WHERE trial = ? ORDER BY uuid",
    ]
  }
}
