import Foundation
import Reports
import Testing
import Tracking

@Suite struct EvaluationReportTests {
  static func record(
    perClass: String = """
    [{"label": "cat", "precision": 1, "recall": 0.5, "f1": 0.6666666, "support": 2, "roc_auc": 0.75},
     {"label": "dog", "precision": 0.5, "recall": 1, "f1": 0.6666666, "support": 1, "roc_auc": null}]
    """, confusion: String = "[[1, 1], [0, 1]]"
  ) -> EvaluationRecord {
    EvaluationRecord(
      run: RunID(), checkpointEpoch: 3, dataset: "pets", datasetFingerprint: "f", split: "test", count: 3,
      metrics: [
        "accuracy": 2.0 / 3, "precision": 0.75, "recall": 0.75, "f1": 0.6666666,
        "precision_weighted": 0.8333333,
        "recall_weighted": 2.0 / 3, "f1_weighted": 0.6666666, "roc_auc": nil, "mcc": 0.5,
      ],
      perClass: perClass, confusion: confusion, toolVersion: "0.1.0")
  }

  @Test func textHasTheClassesTheAveragesAndTheConfusion() throws {
    let report = try EvaluationReport(Self.record(), model: "run:1f0c7a2e@best")
    #expect(
      report.text() == """
        run:1f0c7a2e@best · pets test · 3 samples

                      precision  recall      f1  roc_auc  support
        cat              1.0000  0.5000  0.6667   0.7500        2
        dog              0.5000  1.0000  0.6667        –        1

        accuracy                         0.6667                 3
        macro avg        0.7500  0.7500  0.6667        –        3
        weighted avg     0.8333  0.6667  0.6667        –        3

        mcc 0.5000

        confusion matrix (rows: truth, columns: prediction)
             cat  dog
        cat    1    1
        dog    ·    1

        """)
  }

  @Test func jsonHasTheKeysThatOthersRelyOn() throws {
    let record = Self.record()
    let rendered = try EvaluationReport(record, model: "m").json.rendered
    let parsed = try JSONSerialization.jsonObject(with: Data(rendered.utf8))
    let object = try #require(parsed as? [String: Any])
    #expect(
      Set(object.keys) == [
        "model", "run", "dataset", "split", "count", "metrics", "per_class", "confusion", "comparison",
      ])
    #expect(object["run"] as? String == record.run.description)
    #expect(object["confusion"] as? [[Int]] == [[1, 1], [0, 1]])
    let metrics = try #require(object["metrics"] as? [String: Any])
    #expect(metrics["roc_auc"] is NSNull)
    #expect(metrics["mcc"] as? Double == 0.5)
    let classes = try #require(object["per_class"] as? [[String: Any]])
    #expect(Set(classes[0].keys) == ["label", "precision", "recall", "f1", "support", "roc_auc"])
    #expect(classes[1]["roc_auc"] is NSNull)
  }

  @Test(arguments: Array(1...70))
  func noLineIsWiderThanTheTerminal(width: Int) throws {
    let text = try EvaluationReport(Self.record(), model: "run:1f0c7a2e@best").text(width: width)
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  @Test func wideNamesBecomeNumbersThenOnlyTheMostFrequentConfusionsRemain() throws {
    let classes = ["Ankle boot from above", "Sandal with a heel"].map {
      #"{"label": "\#($0)", "precision": 1, "recall": 1, "f1": 1, "support": 2, "roc_auc": 1}"#
    }
    let record = Self.record(perClass: "[\(classes.joined(separator: ","))]", confusion: "[[12, 3], [4, 8]]")
    let report = try EvaluationReport(record, model: "m")
    #expect(
      report.text(width: 45).hasSuffix(
        """
                                 0  1
        0 Ankle boot from abo…  12  3
        1 Sandal with a heel     4  8

        """))
    #expect(
      report.text(width: 24).hasSuffix(
        "most frequent confusions\nSandal with a heel take…\nAnkle boot from above t…\n"))
  }

  @Test(arguments: ["", "{}", "[{}]", "null"])
  func damagedTextsAreErrors(text: String) {
    #expect(throws: ReportError.self) { try EvaluationReport(Self.record(perClass: text), model: "m") }
    #expect(throws: ReportError.self) { try EvaluationReport(Self.record(confusion: text), model: "m") }
  }

  @Test func theMatrixMustHaveARowAndColumnForEachClass() {
    #expect { try EvaluationReport(Self.record(confusion: "[[1, 1], [0]]"), model: "m") } throws: { error in
      "\(error)".contains("expected a confusion matrix of 2 rows and columns")
    }
  }
}
