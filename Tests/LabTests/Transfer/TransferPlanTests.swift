import Foundation
import Lab
import TestSupport
import Testing
import Tracking

/// Experiment files whose runs begin with stored models.
@Suite struct TransferPlanTests {
  private let lab: LabFixture
  private let parent: RunRecord

  init() throws {
    lab = try LabFixture()
    parent = try lab.train(["architecture": "lenet5", "epochs": .integer(1)])
  }

  private func yaml(_ lines: String) -> String {
    """
    name: transfer
    dataset: {name: digits}
    method: grid
    metric: {name: val.f1, goal: maximize}
    \(lines.replacing("MODEL", with: "run:\(parent.id)"))
    """
  }

  private func plan(_ lines: String) throws -> SweepPlan {
    let path = try lab.folder.write(Data(yaml(lines).utf8), to: "transfer.yaml")
    return try SweepPlan(contentsOf: path, datasets: lab.datasets, store: lab.store)
  }

  private func refusal(_ lines: String) -> String? {
    do {
      _ = try plan(lines)
      return nil
    } catch {
      return "\(error)".replacing(lab.folder.path("transfer.yaml"), with: "FILE")
        .replacing("run:\(parent.id)", with: "MODEL")
    }
  }

  @Test func keysOfTheFileAreParameters() throws {
    let plan = try plan(
      """
      from: MODEL
      freeze: [conv*, fc1]
      unfreeze_at_epoch: 2
      parameters: {epochs: {value: 2}, seed: {values: [1, 2]}}
      """)
    #expect(plan.varying == ["seed"])
    let params = try #require(plan.cells.first?.params)
    #expect(params["from"] == .text("run:\(parent.id)") && params["freeze"] == "conv*, fc1")
    #expect(params["unfreeze_at_epoch"] == .integer(2) && params["architecture"] == nil)
    // Its network is known before it is trained.
    #expect(TrialCosts(plan).cost(of: params) != nil)
  }

  @Test func aSweepVariesThem() throws {
    let plan = try plan(
      """
      parameters:
        architecture: {value: lenet5}
        from: {values: [none, "MODEL"]}
        freeze: {values: [none, "conv*"], when: {from: "MODEL"}}
      """)
    #expect(plan.cells.map { $0.params["freeze"] } == [nil, "none", "conv*"])
  }

  @Test func whatIsWrongIsFoundBeforeAnyTraining() throws {
    #expect(
      refusal("from: MODEL\nfreeze: con\nparameters: {epochs: {value: 1}}")?.hasPrefix(
        "FILE:6:1: freeze: 'con' names no layer that could be trained") == true)
    #expect(
      refusal("parameters: {from: {values: [none, MODEL]}}")
        == "FILE:5:14: runs that begin with no model need the parameter 'architecture', found none")
    #expect(
      refusal("from: MODEL\nparameters: {from: {value: MODEL}}")
        == "FILE:6:14: parameter 'from' is given twice; give each parameter once")
    #expect(refusal("from: run:absent\nparameters: {epochs: {value: 1}}")?.hasPrefix("FILE:5:7: ") == true)
    #expect(
      refusal("from: 3\nparameters: {epochs: {value: 1}}")?.contains("expected 'none', or a stored model")
        == true)
    #expect(
      refusal("freeze: []\nparameters: {architecture: {value: lenet5}}")
        == "FILE:5:9: freeze lists nothing; leave the key out")
    #expect(
      refusal("freeze: absent\nparameters: {architecture: {value: lenet5}}")?.contains(
        "'absent' names no layer") == true)
  }
}
