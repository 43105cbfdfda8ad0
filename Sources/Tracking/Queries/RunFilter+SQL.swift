import GRDB

extension RunFilter {
  /// The condition on a row of the table `run`.
  var sql: SQL {
    var parts: [SQL] = ["1"]
    if let experiment {
      parts.append("run.experiment = (SELECT id FROM experiment WHERE name = \(experiment))")
    }
    if let sweep {
      parts.append(
        """
        run.trial IN (SELECT trial.id FROM trial JOIN sweep ON sweep.id = trial.sweep
          WHERE sweep.uuid = \(sweep.description))
        """)
    }
    if let states { parts.append("run.state IN \(states.map(\.rawValue))") }
    if let condition { parts.append(condition.sql) }
    return parts.joined(separator: " AND ")
  }
}
