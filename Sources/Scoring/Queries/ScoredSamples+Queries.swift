extension ScoredSamples {
  /// The values of some queries, in their order; what they share is computed once, and nothing that none needs.
  ///
  /// - Parameter classes: the names of the classes; a class that has none is known by its index alone.
  public func values(of queries: [MetricQuery], classes: [String]) -> [MetricValue] {
    var computation = QueryComputation(self, for: queries, classes: classes)
    return queries.map { query in
      MetricValue(Result { () throws(Undefined) in try computation.value(of: query) }, classes: classes)
    }
  }
}
