import Foundation
import Testing

/// `cnnlab score` on labels and scores that were made elsewhere.
@Suite struct ScoreTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private static let pets = """
    label,score_cat,score_dog
    cat,0.9,0.1
    cat,0.4,0.6
    dog,0.2,0.8
    dog,0.7,0.3
    dog,0.45,0.55

    """

  @Test func theObjectHasTheKeysThatOthersRelyOn() async throws {
    try bench.write(Self.pets, to: "pets.csv")
    let result = try await bench.run("score", "pets.csv", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let object = try result.object()
    #expect(Set(object.keys) == ["count", "classes", "metrics", "per_class", "confusion"])
    #expect(object["count"] as? Int == 5)
    #expect(object["classes"] as? [String] == ["cat", "dog"])
    #expect(object["confusion"] as? [[Int]] == [[1, 1], [1, 2]])
    let metrics = try #require(object["metrics"] as? [String: Any])
    #expect(metrics["accuracy"] as? Double == 0.6)
    // Dogs score 0.8, 0.55 and 0.3, cats 0.6 and 0.1: four of six pairs are in order.
    #expect(abs((metrics["roc_auc"] as? Double ?? 0) - 4.0 / 6) < 1e-12)
    #expect(metrics.keys.contains("jaccard_weighted") && metrics.keys.contains("average_precision_micro"))
    let classes = try #require(object["per_class"] as? [[String: Any]])
    #expect(classes.compactMap { $0["label"] as? String } == ["cat", "dog"])
    #expect(Set(classes[0].keys) == ["label", "precision", "recall", "f1", "support", "roc_auc"])
  }

  @Test func theThresholdDecidesAboutThePositiveClass() async throws {
    try bench.write(Self.pets, to: "pets.csv")
    let result = try await bench.run("score", "pets.csv", "--positive", "cat", "--threshold", "0.4", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let object = try result.object()
    #expect(object["classes"] as? [String] == ["dog", "cat"])
    // Cats score 0.9 and 0.4, dogs 0.2, 0.7 and 0.45.
    #expect(object["confusion"] as? [[Int]] == [[1, 2], [0, 2]])
    #expect((object["metrics"] as? [String: Any])?["accuracy"] as? Double == 0.6)
  }

  @Test func theTextIsLikeAnEvaluationsAndSaysWhyAMetricIsUndefined() async throws {
    try bench.write("label,score_a,score_b,score_c\na,0.5,0.25,0.25\nb,0.25,0.5,0.25\n", to: "scores.csv")
    let result = try await bench.run("score", "scores.csv")
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasPrefix("scores.csv · 2 samples\n"))
    #expect(result.output.contains("macro avg"))
    #expect(result.output.contains("undefined: class c is in no sample"))
    #expect(result.output.contains("confusion matrix (rows: truth, columns: prediction)"))
    let object = try await bench.run("score", "scores.csv", "--json").object()
    #expect((object["metrics"] as? [String: Any])?["roc_auc"] is NSNull)
  }

  @Test func whatIsWrongHasItsPlaceAndItsExitCode() async throws {
    try bench.write("0,0.5,0.5\n1,0.5,much\n", to: "bad.csv")
    expectError(
      try await bench.run("score", "bad.csv"), 65, saying: "bad.csv: line 2: expected a finite number",
      "'much'")
    expectError(try await bench.run("score", "none.csv"), 66, saying: "none.csv: no such file")
    try bench.write(Self.pets, to: "pets.csv")
    expectError(
      try await bench.run("score", "pets.csv", "--positive", "dgo"), 66, saying: "did you mean 'dog'?")
    try bench.write("0,1,0,0\n", to: "three.csv")
    let threshold = try await bench.run("score", "three.csv", "--threshold", "0.5")
    #expect(threshold.exitCode == 64)
    #expect(threshold.output.isEmpty)
  }
}
