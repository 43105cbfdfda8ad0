import Reports
import Testing
import Tracking

@Suite struct ReportTableTests {
  static let common: Params = ["optimizer": .text("adam"), "batch_size": .integer(64)]
  static let grid: [RunRecord] = [
    .sample(
      "calm-fox-1", architecture: "softmax", params: common, parameters: 650, seconds: 2,
      metrics: ["val.f1": [0.90, 0.92], "val.loss": [0.5, 0.4]]),
    .sample(
      "dry-owl-2", params: common, seconds: 75,
      metrics: ["val.f1": [0.95, 0.9712, 0.96], "val.loss": [0.2, 0.1, 0.15]]),
    .sample(
      "old-elk-3", params: common.merging(["optimizer": .text("sgd")]) { $1 }, seconds: 70,
      metrics: ["val.f1": [0.85]]),
  ]

  @Test func ranksTheBestFirstAndFoldsWhatIsTheSame() {
    #expect(
      Report(Self.grid).table() == """
        experiment digits · dataset digits · batch_size 64 · seed 1 · by val.f1 · 3 runs

        run         architecture  optimizer  val.f1  epoch  val.loss  last(val.f1)  parameters      time
        dry-owl-2   lenet5        adam       0.9712      2    0.1000        0.9600      61,706  1 m 15 s
        calm-fox-1  softmax       adam       0.9200      2    0.4000        0.9200         650     2.0 s
        old-elk-3   lenet5        sgd        0.8500      1         –        0.8500      61,706  1 m 10 s

        """)
  }

  @Test func seedsBecomeOneRowWithMeanIntervalAndNumber() {
    let runs = [
      RunRecord.sample("a", architecture: "softmax", seed: 1, seconds: 2, metrics: ["val.f1": [0.90]]),
      .sample("b", architecture: "softmax", seed: 2, seconds: 4, metrics: ["val.f1": [0.5, 0.92]]),
      .sample("c", seed: 1, seconds: 10, metrics: ["val.f1": [0.97]]),
    ]
    #expect(
      Report(runs).table() == """
        experiment digits · dataset digits · by val.f1 · 3 runs

        architecture  n           val.f1  epoch     last(val.f1)  parameters    time  best run
        lenet5        1           0.9700      1           0.9700      61,706  10.0 s  c
        softmax       2  0.9100 ± 0.1271    1–2  0.9100 ± 0.1271      61,706   3.0 s  b

        """)
  }

  @Test func unfinishedRunsAreListedApartWithTheirReason() {
    let runs = [
      RunRecord.sample("good", metrics: ["val.f1": [0.9]]),
      .sample("busy", state: .running, seconds: nil, metrics: ["val.f1": [0.99, 0.99]]),
      .sample("bad", state: .failed, reason: "the loss\nis nan"),
    ]
    #expect(
      Report(runs).table() == """
        experiment digits · dataset digits · architecture lenet5 · seed 1 · 1 run

        run   val.f1  epoch  last(val.f1)  parameters    time
        good  0.9000      1        0.9000      61,706  12.5 s

        not finished: 1 failed, 1 running
        failed   bad   lenet5  the loss\u{FFFD}is nan
        running  busy  lenet5  after epoch 2

        """)
  }

  @Test func withoutRunsItSaysSo() {
    #expect(Report([]).table() == "0 runs\n")
    #expect(
      Report([.sample("x", state: .queued, seconds: nil)]).table() == """
        0 runs

        not finished: 1 queued
        queued  x  lenet5  –

        """)
  }

  @Test func atMostTenUnfinishedRunsAreListed() {
    let lines = Report((1...12).map { .sample("run-\($0)", state: .failed) }).table().split(separator: "\n")
    #expect(lines.count == 1 + 1 + 10 + 1)
    #expect(lines.last == "and 2 more")
  }

  @Test(arguments: Array(1...120))
  func noLineIsWiderThanTheTerminal(width: Int) {
    let runs = Self.grid + [.sample("日本語の名前", state: .failed, reason: "a long story")]
    for line in Report(runs).table(width: width).split(separator: "\n") {
      #expect(columns(line) <= width, "\(line)")
    }
  }

  @Test func theLeastImportantColumnsGoFirst() {
    let table = Report(Self.grid).table(width: 60)
    #expect(table.contains("run         architecture  optimizer  val.f1  epoch  val.loss\n"))
    #expect(table.contains("not shown: last(val.f1), parameters, time\n"))
  }

  @Test func ofChosenColumnsTheFirstStayLongest() {
    let request = ReportRequest(columns: [.duration, .run, .metric("val.f1", .best)])
    let lines = Report(Self.grid, request).table(width: 20).split(separator: "\n")
    #expect(lines.contains { $0 == "    time  run" })
    #expect(lines.contains { $0 == "not shown: val.f1" })
  }

  @Test func colourComesOnlyWhenAskedForAndMarksTheBest() {
    #expect(!Report(Self.grid).table().contains("\u{1B}"))
    let coloured = Report(Self.grid).table(style: .coloured)
    #expect(coloured.contains("\u{1B}[32m0.9712\u{1B}[0m"))
    #expect(!coloured.contains("\u{1B}[32m0.9200\u{1B}[0m"))
  }

  @Test func namesCannotSteerTheTerminal() {
    let runs = [
      RunRecord.sample("evil\u{1B}[2J", architecture: "a\u{202E}b", metrics: ["val.\u{9B}x": [1]]),
      .sample("two\nlines", architecture: "c\u{7}", params: ["p\r": .text("q\t")]),
    ]
    let table = Report(runs).table()
    for character: Character in ["\u{1B}", "\u{202E}", "\u{9B}", "\u{7}", "\r", "\t"] {
      #expect(!table.contains(character))
    }
    #expect(table.contains("evil\u{FFFD}[2J"))
  }

  private func columns(_ line: Substring) -> Int {
    line.reduce(0) { $0 + ($1.unicodeScalars.contains { $0.value >= 0x2E80 && $0.value < 0xFFFD } ? 2 : 1) }
  }
}
