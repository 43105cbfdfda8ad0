import Words

extension MetricQuery {
  /// Reads `recall`, `recall[class=C]`, `precision[class=3, threshold=0.8]`.
  ///
  /// A class whose name has a comma or a bracket in it stands in quotation marks, which are doubled within.
  ///
  /// - Throws: `MetricQueryError` with the column of what is wrong, and the nearest name where one is unknown.
  public init(parsing text: String) throws(MetricQueryError) {
    var scanner = QueryScanner(text)
    let place = scanner.column
    let name = scanner.word(until: "[")
    guard let metric = MetricName(name) else {
      let problem = name.isEmpty ? "expected a metric's name" : "unknown metric '\(name)'"
      throw MetricQueryError(problem + suggestion(for: name, among: MetricName.names), column: place)
    }
    var options = Options()
    if scanner.take("[") {
      repeat { try options.read(&scanner) } while scanner.take(",")
      guard scanner.take("]") else { throw scanner.expected("',' or ']'") }
    }
    guard scanner.isAtEnd else { throw scanner.expected("nothing more") }
    self.init(metric, classReference: options.classReference?.value, threshold: options.threshold?.value)
    if let reference = options.classReference, !metric.takesClass(withThreshold: threshold != nil) {
      let isHelped = metric.takesClass(withThreshold: true)
      throw MetricQueryError(
        "\(metric) takes a class " + (isHelped ? "with a threshold only" : "in no way"),
        column: reference.column)
    }
    if let threshold = options.threshold, !metric.takesThreshold {
      throw MetricQueryError("\(metric) takes no threshold", column: threshold.column)
    }
  }
}

/// What stands in the brackets, each with its place.
private struct Options {
  var classReference: (value: String, column: Int)?
  var threshold: (value: Double, column: Int)?

  mutating func read(_ scanner: inout QueryScanner) throws(MetricQueryError) {
    let place = scanner.column
    let key = scanner.word(until: "=,]")
    guard key == "class" || key == "threshold" else {
      let found = key.isEmpty ? "expected class=... or threshold=..." : "unknown option '\(key)'"
      throw MetricQueryError(found + suggestion(for: key, among: ["class", "threshold"]), column: place)
    }
    guard scanner.take("=") else { throw scanner.expected("'=' after '\(key)'") }
    let valuePlace = scanner.column
    let value = try scanner.quotedWord() ?? scanner.word(until: ",]")
    guard key == "threshold" ? threshold == nil : classReference == nil else {
      throw MetricQueryError("'\(key)' stands there twice", column: place)
    }
    if key == "class" {
      guard !value.isEmpty else { throw scanner.expected("a class") }
      classReference = (value, place)
    } else {
      guard let number = Double(value), number.isFinite else {
        throw MetricQueryError("expected a number as threshold, found '\(value)'", column: valuePlace)
      }
      threshold = (number, place)
    }
  }
}
