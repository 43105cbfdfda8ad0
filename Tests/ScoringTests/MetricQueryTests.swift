import Scoring
import Testing

@Suite struct MetricQueryTests {
  @Test(arguments: [
    ("recall", "recall"), ("top_3_accuracy", "top_3_accuracy"), (" f1 ", "f1"),
    ("recall[class=C]", "recall[class=C]"),
    ("precision[class=3,threshold=0.8]", "precision[class=3,threshold=0.8]"),
    ("precision [ threshold = 8e-1 , class = 3 ]", "precision[class=3,threshold=0.8]"),
    ("f0.5[class='a, b']", "f0.5[class=\"a, b\"]"),
    ("recall[class=\"say \"\"a\"\"\"]", "recall[class=\"say \"\"a\"\"\"]"),
    ("recall[class=T-shirt/top]", "recall[class=T-shirt/top]"),
    ("accuracy[threshold=1]", "accuracy[threshold=1]"),
    ("mcc[class=1,threshold=-2.5]", "mcc[class=1,threshold=-2.5]"),
  ])
  func queriesAreReadAndWritten(text: String, canonical: String) throws {
    let query = try MetricQuery(parsing: text)
    #expect(query.description == canonical)
    #expect(try MetricQuery(parsing: canonical) == query)
  }

  @Test(arguments: [
    ("", 1, "expected a metric's name"),
    ("precison[class=3]", 1, "unknown metric 'precison'; did you mean 'precision'?"),
    ("recall[klass=3]", 8, "unknown option 'klass'; did you mean 'class'?"),
    ("recall[", 8, "expected class=... or threshold=..."),
    ("recall[class]", 13, "expected '=' after 'class', found ']'"),
    ("recall[class=]", 14, "expected a class, found ']'"),
    ("recall[class=3", 15, "expected ',' or ']', found the end"),
    ("recall[class=3] x", 17, "expected nothing more, found 'x'"),
    ("recall[class=3,class=4]", 16, "'class' stands there twice"),
    ("recall[class=\"3]", 14, "the quotation mark is not closed"),
    ("recall[class=3,threshold=high]", 26, "expected a number as threshold, found 'high'"),
    ("recall[class=3,threshold=nan]", 26, "expected a number as threshold, found 'nan'"),
    ("top_3_accuracy[class=3]", 16, "top_3_accuracy takes a class in no way"),
    ("accuracy[class=3]", 10, "accuracy takes a class with a threshold only"),
    ("f1_micro[class=3]", 10, "f1_micro takes a class in no way"),
    ("roc_auc[class=3,threshold=0.5]", 17, "roc_auc takes no threshold"),
  ])
  func errorsPointAtTheColumn(text: String, column: Int, message: String) {
    let error = #expect(throws: MetricQueryError.self) { try MetricQuery(parsing: text) }
    #expect(error?.column == column)
    #expect(error?.message == message)
  }

  @Test func anyTextIsAQueryThatIsWrittenAsItIsReadOrAnError() {
    let parts = [
      "recall", "f0.5", "[", "]", "class", "=", ",", "threshold", "0.8", "-1e3", "\"", "'", " ", "é", "\u{0}",
      "top_3",
    ]
    var state: UInt32 = 5
    func next() -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 16)
    }
    var read = 0
    for _ in 0..<2000 {
      // Half of them begin well, so that some are queries.
      let start = next() % 2 == 0 ? ["recall", "[", "class", "="] : []
      let text = (start + (0..<next() % 8).map { _ in parts[next() % parts.count] }).joined()
      guard let query = try? MetricQuery(parsing: text) else { continue }
      read += 1
      #expect((try? MetricQuery(parsing: query.description)) == query, "\(text)")
    }
    #expect(read > 10)
  }

  @Test(arguments: Goldens.all)
  func everyClassAgainstTheRestIsAsScikitLearnHasIt(golden: GoldenCase) throws {
    let queries = try golden.queries.map { try MetricQuery(parsing: $0.key) }
    let values = try golden.samples().values(of: queries, classes: [])
    for ((text, expected), found) in zip(golden.queries, values) {
      #expect(agree(found.value, expected), "\(text): \(found), not \(String(describing: expected))")
    }
  }

  @Test(arguments: Goldens.all)
  func metricsOfAllClassesAreThoseOfAnEvaluation(golden: GoldenCase) throws {
    let names = golden.values.keys.compactMap { MetricName($0) }
    for (name, found) in zip(
      names, try golden.samples().values(of: names.map { MetricQuery($0) }, classes: []))
    {
      #expect(agree(found.value, golden.values[name.description] ?? nil), "\(name): \(found)")
    }
  }

  @Test func aClassIsFoundByItsNameFirst() throws {
    let queries = try ["recall[class=b]", "recall[class=1]", "recall[class=2]"].map {
      try MetricQuery(parsing: $0)
    }
    let samples = try ScoredSamples(
      labels: [0, 1, 1, 2], scores: [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1] as [Float], classCount: 3)
    // The third class is called "1", so that 1 is not the second one.
    #expect(samples.values(of: queries, classes: ["a", "b", "1"]).map(\.value) == [0.5, 1, 1])
  }

  @Test func ofTwoClassesAThresholdIsAboutTheSecond() throws {
    let queries = try ["precision[threshold=0.8]", "recall[threshold=0.8]", "accuracy[threshold=0.8]"]
      .map { try MetricQuery(parsing: $0) }
    let samples = try ScoredSamples(labels: [1, 1, 0, 0], positiveScores: [0.9, 0.7, 0.8, 0.1] as [Double])
    #expect(samples.values(of: queries, classes: ["no", "yes"]).map(\.value) == [0.5, 0.5, 0.5])
  }

  @Test(arguments: [
    ("recall[class=x]", "no class is called 'x'"),
    ("recall[class=hem]", "no class is called 'hem'; did you mean 'hen'?"),
    ("recall[class=7]", "no class is called '7'"),
    ("recall[class=dog]", "class dog is neither in a sample nor predicted"),
    ("roc_auc[class=dog]", "class dog is in no sample"),
    ("average_precision", "class dog is in no sample"),
    ("precision[threshold=0.5]", "of more than two classes a threshold needs class=..."),
    ("brier[class=cat]", "the scores are no probabilities"),
  ])
  func theUndefinedSaysWhy(text: String, reason: String) throws {
    let samples = try ScoredSamples(
      labels: [0, 1, 0], scores: [1, 0, -1, 1, 0, -1, 1, 0, -1] as [Float], classCount: 3)
    let query = try MetricQuery(parsing: text)
    let found = samples.values(of: [query], classes: ["cat", "hen", "dog"])
    #expect(found == [.undefined(reason)])
  }
}
