import Lab
import Testing
import Tracking

/// Parameters that say nothing as the others are, or contradict them.
@Suite struct RunSettingsConflictTests {
  @Test(
    arguments: [
      (
        ["optimizer": .text("sgd"), "nesterov": .boolean(true)],
        "nesterov: expected together with a momentum above 0"
      ),
      (["focal_gamma": .real(2)], "focal_gamma: expected together with loss: focal"),
      (
        ["loss": .text("mean_squared_error"), "label_smoothing": .real(0.1)],
        "label_smoothing: expected together with a loss that is a cross-entropy or focal"
      ),
      (
        ["schedule": .text("cosine"), "step_size": .integer(2)],
        "step_size: expected together with schedule: step"
      ),
      (["gamma": .real(0.5)], "gamma: expected together with schedule: step, exponential, reduce_on_plateau"),
      (
        ["min_learning_rate": .real(0.5)],
        "min_learning_rate: expected together with schedule: step, exponential, cosine, one_cycle, reduce_on_plateau"
      ),
      (
        ["schedule": .text("cosine"), "plateau_patience": .integer(2)],
        "plateau_patience: expected together with schedule: reduce_on_plateau"
      ),
      (
        ["max_learning_rate": .real(0.5)], "max_learning_rate: expected together with schedule: one_cycle"
      ),
      (
        ["schedule": .text("one_cycle")],
        "schedule: expected together with a max_learning_rate of at least the learning_rate for one_cycle"
      ),
      (
        ["warmup_steps": .integer(5), "warmup_epochs": .real(1)],
        "warmup_steps: expected together with no warmup_epochs beside it"
      ),
      (
        ["min_delta": .real(0.1)],
        "min_delta: expected together with early_stopping, or schedule: reduce_on_plateau"
      ),
      (
        ["decay_norms_and_biases": .boolean(false)],
        "decay_norms_and_biases: expected together with a weight_decay above 0"
      ),
      (
        ["initial_weights_sha256": .text("00")],
        "initial_weights_sha256: expected together with initial_weights"
      ),
    ] as [(Params, String)])
  func itIsRefused(_ params: Params, _ message: String) {
    let error = #expect(throws: LabError.self) {
      try RunSettings(params.merging(["architecture": .text("softmax")]) { $1 })
    }
    #expect(error?.kind == .badData)
    #expect(error?.description == message)
  }

  /// What is off says nothing, and may stand beside anything: grids often have an off in them.
  @Test(
    arguments: [
      ["nesterov": .boolean(false), "optimizer": .text("sgd")],
      ["loss": .text("mean_squared_error"), "label_smoothing": .integer(0)],
      ["warmup_steps": .integer(0), "warmup_epochs": .integer(2)],
      ["min_delta": .integer(0)], ["early_stopping": .integer(0)], ["restore_best": .boolean(true)],
      ["decay_norms_and_biases": .boolean(true)], ["momentum": .real(0.9), "optimizer": .text("adam")],
      ["schedule": .text("one_cycle"), "max_learning_rate": .real(0.1)],
    ] as [Params])
  func itIsTaken(_ params: Params) {
    #expect(throws: Never.self) {
      try RunSettings(params.merging(["architecture": .text("softmax")]) { $1 })
    }
  }
}
