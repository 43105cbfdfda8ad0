import ExperimentFiles
import Foundation
import Lab
import TestSupport
import Testing
import Tracking

@Suite struct TrainingRequestTests {
  private let lab: LabFixture
  private let path: String

  init() throws {
    lab = try LabFixture()
    path = try lab.folder.write(Data(SweepPlanTests.yaml.utf8), to: "plan.yaml")
  }

  private func request(_ assignments: String...) throws -> TrainingRequest {
    try TrainingRequest(
      contentsOf: path, setting: assignments.map { try Assignment.parse($0) }, datasets: lab.datasets)
  }

  @Test func anArchitectureAndADatasetAreARequest() throws {
    let request = try TrainingRequest(
      architecture: "lenet5", dataset: "digits",
      setting: [try Assignment.parse("epochs=3"), try Assignment.parse("architecture=softmax")],
      datasets: lab.datasets)
    #expect(request.experiment == Experiment(dataset: "digits"))
    #expect(request.params == ["architecture": .text("softmax"), "epochs": .integer(3)])
  }

  @Test func aFileOfSeveralCellsNeedsAChoice() throws {
    let error = #expect(throws: LabError.self) { try request("architecture=softmax") }
    #expect(error?.kind == .usage)
    #expect(
      error?.description
        == "\(path) has 2 cells; run them all with 'cnnlab sweep', or choose one with --set for architecture, optimizer"
    )
    let chosen = try request("architecture=my-net", "optimizer=sgd", "epochs=7")
    #expect(
      chosen.params == ["architecture": .text("my-net"), "optimizer": .text("sgd"), "epochs": .integer(7)])
    #expect(chosen.experiment.name == "plan")
  }
}
