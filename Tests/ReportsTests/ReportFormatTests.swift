import Foundation
import Reports
import Testing
import Tracking

@Suite struct ReportFormatTests {
  @Test func csvHasEveryDigitAndFoldsNothing() {
    let runs = [
      RunRecord.sample(
        "a", params: ["rate": .real(0.1), "nesterov": .boolean(true)], seconds: 1.25,
        metrics: ["val.f1": [1.0 / 3]]),
      .sample("b", params: ["rate": .real(1), "nesterov": .boolean(true)], seconds: nil),
    ]
    #expect(
      Report(runs).csv() == """
        experiment,dataset,architecture,params.nesterov,seed,run,params.rate,val.f1,epoch(val.f1),last(val.f1),\
        parameters,duration_seconds
        digits,digits,lenet5,true,1,a,0.1,0.3333333333333333,1,0.3333333333333333,61706,1.25
        digits,digits,lenet5,true,1,b,1.0,,,,61706,

        """)
  }

  @Test func csvGivesMeanDeviationAndIntervalOfGroups() {
    let runs = [
      RunRecord.sample("a", seed: 1, metrics: ["val.f1": [0.25]]),
      .sample("b", seed: 2, metrics: ["val.f1": [0.75]]),
      .sample("c", architecture: "softmax"),
    ]
    let request = ReportRequest(columns: [.architecture, .runs, .metric("val.f1", .best)])
    #expect(
      Report(runs, request).csv() == """
        architecture,runs,val.f1,val.f1_std,val.f1_ci95
        lenet5,2,0.5,0.3535533905932738,3.1765511840436735
        softmax,1,,,

        """)
  }

  @Test func csvQuotesCommasQuotationMarksAndLineBreaks() {
    let names = ["plain", "a,b", "say \"hi\"", "two\nlines", "cr\r\nlf"]
    let runs = names.map { RunRecord.sample($0) }
    #expect(
      Report(runs, ReportRequest(columns: [.run])).csv()
        == "run\nplain\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"two\nlines\"\n\"cr\r\nlf\"\n")
  }

  @Test func markdownEscapesWhatItWouldRead() {
    let runs = [
      RunRecord.sample("a|b", architecture: "x*y", metrics: ["val.f1": [0.9]]),
      .sample("c`d", architecture: "<b>", state: .failed, reason: "no [luck]"),
    ]
    #expect(
      Report(runs, ReportRequest(columns: [.run, .metric("val.f1", .best)])).markdown() == """
        experiment digits · dataset digits · architecture x\\*y · seed 1 · 1 run

        | run | val.f1 |
        | --- | ---: |
        | a\\|b | 0.9000 |

        Not finished: 1 failed

        - failed: c\\`d: no \\[luck\\]

        """)
  }

  @Test func latexIsATabularInWhichNothingIsACommand() {
    let runs = [
      RunRecord.sample("50%_a&b", architecture: #"x\{y}~^#$"#, metrics: ["val.f1": [0.9]]),
      .sample("low", architecture: "lenet5", metrics: ["val.f1": [0.8]]),
    ]
    let request = ReportRequest(columns: [.run, .architecture, .metric("val.f1", .best), .multiplyAdds])
    #expect(
      Report(runs, request).latex() == ##"""
        % experiment digits
        % dataset digits
        % seed 1
        % by val.f1
        % 2 runs
        \begin{tabular}{llrr}
        \toprule
        run & architecture & val.f1 & multiply-adds \\
        \midrule
        50\%\_a\&b & x\textbackslash{}\{y\}\textasciitilde{}\textasciicircum{}\#\$ & \textbf{0.9000} & -- \\
        low & lenet5 & 0.8000 & -- \\
        \bottomrule
        \end{tabular}

        """##)
  }

  @Test func jsonHasTheKeysThatOthersRelyOn() throws {
    let run = RunRecord.sample(
      "calm-fox-1", params: ["rate": .real(1), "batch_size": .integer(64), "note": .text("a\"b\u{1B}")],
      seconds: 12.5, metrics: ["val.f1": [0.5, 0.75, .nan], "val.loss": [0.25, 0.5, .infinity]])
    #expect(
      Report([run]).json() == """
        [
          {
            "id": "\(run.id)",
            "name": "calm-fox-1",
            "experiment": "digits",
            "state": "finished",
            "failure_reason": null,
            "tags": [],
            "params": {
              "batch_size": 64,
              "note": "a\\"b\\u001b",
              "rate": 1.0
            },
            "architecture": "lenet5",
            "dataset": "digits",
            "seed": 1,
            "epochs": 10,
            "best_epoch": 2,
            "metrics": {
              "val.f1": {
                "last": null,
                "best": 0.75,
                "best_epoch": 2
              },
              "val.loss": {
                "last": null,
                "best": 0.25,
                "best_epoch": 1
              }
            },
            "duration_seconds": 12.5,
            "samples_per_second": 1000.0
          }
        ]

        """)
    _ = try JSONSerialization.jsonObject(with: Data(Report([run]).json().utf8))
  }

  @Test func jsonListsRankedRunsFirstThenTheOthers() throws {
    let runs = [
      RunRecord.sample(
        "failed", state: .failed, reason: "nan", seconds: nil, metrics: ["val.f1": [0.1, 0.3, 0.2]]),
      .sample("low", metrics: ["val.f1": [0.2]]), .sample("high", metrics: ["val.f1": [0.4]]),
    ]
    let parsed = try JSONSerialization.jsonObject(with: Data(Report(runs).json().utf8))
    let objects = try #require(parsed as? [[String: Any]])
    #expect(objects.map { $0["name"] as? String } == ["high", "low", "failed"])
    #expect(objects[2]["failure_reason"] as? String == "nan")
    #expect(objects[2]["epochs"] as? Int == 3)
    #expect(objects[2]["best_epoch"] as? Int == 2)
    #expect(objects[2]["duration_seconds"] is NSNull)
    #expect(Report([]).json() == "[]\n")
    #expect(!Report(runs, ReportRequest(top: 1)).json().contains("failed"))
  }
}
