import GRDB

/// The points of runs: rows while a run goes on, packed chunks after its end.
///
/// Every point is in one of them, and the chunks of a metric come before its rows in order of epoch and step.
enum PointTables {
  /// Writes points of a metric, in the place of earlier ones of the same epoch and step, and its summary.
  static func write(_ points: [MetricPoint], run: Int64, metric: Int64, _ db: Database) throws {
    let points = inOrder(points)
    let known = try MetricSummary.fetch(run: run, metric: metric, db)
    let summary: MetricSummary?
    if isNewest(points, after: known) {
      try append(points, run: run, metric: metric, db)
      summary = known.adding(points)
    } else if try packedEnd(run: run, metric: metric, db).map({ points[0].place <= $0 }) ?? false {
      summary = try rewrite(with: points, run: run, metric: metric, db)
    } else if try insertRows(points[...], run: run, metric: metric, db) {
      summary = known.adding(points)
    } else {
      // A replaced point may have been the minimum or the maximum: only all points together can tell.
      summary = Optional.none.adding(try all(run: run, metric: metric, db))
    }
    try summary?.save(run: run, metric: metric, db)
  }

  /// Writes values of a metric, each one step after the point before it.
  static func append(_ values: [Double], run: Int64, metric: Int64, _ db: Database) throws {
    let known = try MetricSummary.fetch(run: run, metric: metric, db)
    let (epoch, last) = (known?.lastEpoch ?? 0, known?.lastStep ?? 0)
    let points = values.enumerated().map { index, value in
      MetricPoint(epoch: epoch, step: last &+ index &+ 1, value: value)
    }
    try write(points, run: run, metric: metric, db)
  }

  /// All points of a run's metric, in order.
  static func all(run: Int64, metric: Int64, _ db: Database) throws -> [MetricPoint] {
    try packed(run: run, metric: metric, db) + rows(run: run, metric: metric, db)
  }

  /// Packs the points that are still rows; of a run that has ended nothing stays a row.
  static func seal(run: Int64, _ db: Database) throws {
    let metrics = try Int64.fetchAll(
      db, sql: "SELECT metric FROM metricSummary WHERE run = ?", arguments: [run])
    for metric in metrics {
      let points = try rows(run: run, metric: metric, db)
      guard !points.isEmpty else { continue }
      try insertChunks(points[...], run: run, metric: metric, db)
      try deleteRows(run: run, metric: metric, db)
    }
  }

  /// Adds points that come after all others: many of them as chunks at once, with the rows before them.
  private static func append(_ points: [MetricPoint], run: Int64, metric: Int64, _ db: Database) throws {
    guard points.count >= PointChunk.capacity else {
      _ = try insertRows(points[...], run: run, metric: metric, db)
      return
    }
    try store(try rows(run: run, metric: metric, db) + points, run: run, metric: metric, db)
  }

  /// Replaces points within chunks, which takes writing all anew.
  private static func rewrite(
    with points: [MetricPoint], run: Int64, metric: Int64, _ db: Database
  ) throws -> MetricSummary? {
    let merged = inOrder(try all(run: run, metric: metric, db) + points)
    try deleteChunks(run: run, metric: metric, db)
    try store(merged, run: run, metric: metric, db)
    return Optional.none.adding(merged)
  }

  /// Writes points as whole chunks after the ones that there are, and what is left as the only rows.
  private static func store(_ points: [MetricPoint], run: Int64, metric: Int64, _ db: Database) throws {
    try deleteRows(run: run, metric: metric, db)
    let rest = points.count % PointChunk.capacity
    try insertChunks(points.dropLast(rest), run: run, metric: metric, db)
    _ = try insertRows(points.suffix(rest), run: run, metric: metric, db)
  }

  private static func isNewest(_ points: [MetricPoint], after summary: MetricSummary?) -> Bool {
    guard let summary, let first = points.first else { return true }
    return first.place > MetricPlace(epoch: summary.lastEpoch, step: summary.lastStep)
  }

  /// The points by epoch and step, the last of those that have both in common.
  private static func inOrder(_ points: [MetricPoint]) -> [MetricPoint] {
    guard zip(points, points.dropFirst()).contains(where: { $0.place >= $1.place }) else { return points }
    // Swift's sort is stable, so that the last of equals comes last.
    return points.sorted { $0.place < $1.place }.reduce(into: []) { ordered, point in
      if ordered.last?.place == point.place { ordered.removeLast() }
      ordered.append(point)
    }
  }
}

extension MetricSummary? {
  /// The summary with more points taken in; nil where there are none at all.
  fileprivate func adding(_ points: [MetricPoint]) -> MetricSummary? {
    points.reduce(into: self) { summary, point in
      if summary == nil { summary = MetricSummary(point) } else { summary?.add(point) }
    }
  }
}
