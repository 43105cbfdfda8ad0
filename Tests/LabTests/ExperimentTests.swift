import Datasets
import Lab
import Networks
import Settings
import Testing
import Tracking

@Suite struct ExperimentTests {
  @Test func aStoredExperimentReadsBackEqual() throws {
    let layers =
      #"[{"conv2d":{"filters":8,"kernel":[3,3]},"name":"a/b"},{"dropout":0.25},"flatten",{"dense":10}]"#
    let experiments = [
      Experiment(dataset: "digits"),
      Experiment(
        name: "ä \"quoted\" name", dataset: DatasetSettings(name: "mnist"),
        validation: HoldOut(.count(12_000), stratified: false, seed: UInt64(Int.max)),
        objective: MetricObjective(metric: "val.loss", goal: .minimize),
        architectures: ["mine": try JSONValue(parsing: layers), "other": .array([.text("flatten")])]),
      Experiment(
        name: "thirds", dataset: DatasetSettings(name: "digits"), validation: HoldOut(.fraction(1.0 / 3)),
        objective: Experiment.standardObjective),
    ]
    for experiment in experiments {
      let json = try experiment.json
      #expect(try Experiment(json: json) == experiment)
      #expect(try Experiment(json: json).json == json)
    }
  }

  @Test func aRunOutsideAnExperimentIsBestAtAccuracy() {
    let experiment = Experiment(dataset: "digits")
    #expect(experiment.objective == MetricObjective(metric: "val.accuracy", goal: .maximize))
    #expect(experiment.name == nil)
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"dataset":"digits"}"#,
    #"{"architectures":{},"dataset":"digits","objective":{"goal":"up","metric":"val.f1"},"validation":{"count":1}}"#,
    #"{"architectures":{},"dataset":"digits","objective":{"goal":"minimize","metric":"val.f1"},"validation":{"fraction":2}}"#,
  ])
  func damagedRecordsAreRefused(_ json: String) {
    let error = #expect(throws: LabError.self) { try Experiment(json: json) }
    #expect(error?.kind == .badData)
  }
}
