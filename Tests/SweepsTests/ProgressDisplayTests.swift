import Sweeps
import Testing

@Suite struct ProgressDisplayTests {
  private static let progress = SweepProgress(
    name: "digits", metric: "val.f1", total: 120, finished: 43, failed: 2,
    running: [
      .init(label: "lenet5 adam", epoch: 3, epochs: 10, metric: 0.97312),
      .init(label: "softmax sgd"),
    ],
    best: .init(label: "lenet5 sgd", value: 0.98126), elapsed: 182, remaining: 301)

  private func shown(_ style: ProgressDisplay.Style, _ events: [SweepEvent]) -> [String] {
    var written: [String] = []
    let display = ProgressDisplay(style) { written.append($0) }
    for event in events { display.show(event) }
    return written
  }

  @Test func aTerminalShowsOneBlockThatIsRedrawnInPlace() {
    let block = """
      digits [======          ] 45/120, 2 failed, 3 min 2 s, about 5 min 1 s left
        lenet5 adam  epoch 3/10  val.f1 0.9731
        softmax sgd  starting
      best val.f1 0.9813  lenet5 sgd

      """
    #expect(
      shown(.live(columns: { 76 }), [.progress(Self.progress), .progress(Self.progress)])
        == [block, "\u{1B}[4A\r\u{1B}[J" + block])
  }

  @Test func whatWentWrongStaysAboveTheBlock() {
    let retry = SweepEvent.retried(
      label: "lenet5 adam", reason: "killed by signal 9", retry: 1, retries: 3)
    let written = shown(.live(columns: { 80 }), [.progress(Self.progress), retry])
    #expect(
      written.last?.hasPrefix(
        "\u{1B}[4A\r\u{1B}[Jlenet5 adam: killed by signal 9; trying again (1 of 3)\ndigits [") == true)
  }

  @Test(arguments: [1, 2, 5, 20, 40, 79])
  func noLineIsAsWideAsTheTerminal(columns: Int) {
    let failure = SweepEvent.failed(label: "a\u{1B}[2Jb\nc", reason: "exit code 1: ünïcode", Self.progress)
    for text in shown(.live(columns: { columns }), [failure]) {
      for line in text.split(separator: "\n") { #expect(line.count <= max(1, columns - 1)) }
      #expect(!text.contains("\u{1B}"))
    }
  }

  @Test func whatIsPrunedOrPausedIsCounted() {
    var halved = Self.progress
    halved.pruned = 20
    halved.paused = 3
    let text = shown(.live(columns: { 120 }), [.progress(halved)]).joined()
    #expect(text.contains("] 65/120, 2 failed, 20 pruned, 3 paused, 3 min 2 s,"))
    #expect(
      shown(.plain, [.pruned(label: "softmax sgd", reason: "epoch 4: 0.5 is worse", halved)])
        == ["[65/120] softmax sgd: pruned: epoch 4: 0.5 is worse\n"])
  }

  @Test func manyRunningTrialsAreCounted() {
    var crowd = Self.progress
    crowd.running = (1...20).map { .init(label: "seed=\($0)") }
    let text = shown(.live(columns: { 80 }), [.progress(crowd)]).joined()
    #expect(text.contains("seed=8 ") && !text.contains("seed=9 ") && text.contains("  and 12 more\n"))
  }

  @Test func elsewhereThereIsOneLineForEachTrialThatEnds() {
    let events: [SweepEvent] = [
      .progress(Self.progress),
      .finished(label: "lenet5 adam", value: 0.5, seconds: 3.4, Self.progress),
      .retried(label: "softmax sgd", reason: "killed by signal 9", retry: 1, retries: 3),
      .failed(label: "softmax sgd", reason: "exit code 65: no such dataset", Self.progress),
    ]
    #expect(
      shown(.plain, events) == [
        "[45/120] lenet5 adam: val.f1 0.5000, in 3 s, best 0.9813, about 5 min 1 s left\n",
        "softmax sgd: killed by signal 9; trying again (1 of 3)\n",
        "[45/120] softmax sgd: failed: exit code 65: no such dataset\n",
      ])
  }

  @Test(arguments: [
    (0.4, "0 s"), (59.4, "59 s"), (60, "1 min 0 s"), (3599.4, "59 min 59 s"), (7260, "2 h 1 min"),
    (.infinity, "very long"), (-1, "0 s"),
  ])
  func durationsAreSaidAsPeopleSayThem(seconds: Double, text: String) {
    var progress = SweepProgress(name: "x", metric: "val.f1", total: 1)
    progress.elapsed = seconds
    #expect(shown(.live(columns: { 80 }), [.progress(progress)]).joined().contains(" 0/1, \(text)\n"))
  }

  @Test(arguments: [(0.99996, "1.0000"), (-0.25, "-0.2500"), (12.34567, "12.3457"), (-0.00001, "0.0000")])
  func metricsHaveFourDecimals(value: Double, text: String) {
    var progress = SweepProgress(name: "x", metric: "val.loss", total: 1)
    progress.best = .init(label: "a", value: value)
    #expect(
      shown(.live(columns: { 80 }), [.progress(progress)]).joined().contains("best val.loss \(text)  a"))
  }
}
