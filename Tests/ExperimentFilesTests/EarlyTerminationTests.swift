import ExperimentFiles
import Sweeps
import Testing

@Suite struct EarlyTerminationTests {
  @Test(arguments: [
    ("{type: median}", EarlyTermination.median(minEpochs: 1, minTrials: 5)),
    ("{type: median, min_iter: 3, min_trials: 2}", .median(minEpochs: 3, minTrials: 2)),
    ("{type: hyperband, min_iter: 2, eta: 4}", .hyperband(minEpochs: 2, eta: 4)),
    ("{type: hyperband, s: 2, eta: 3, max_iter: 27}", .hyperband(minEpochs: 3, eta: 3)),
    ("{type: hyperband, s: 20, max_iter: 2}", .hyperband(minEpochs: 1, eta: 3)),
    ("{type: asha}", .asha(minEpochs: 1, eta: 3)),
    ("{type: asha, min_iter: 2, eta: 2}", .asha(minEpochs: 2, eta: 2)),
    ("{type: patience, patience: 4}", .patience(epochs: 4, minDelta: 0)),
    ("{type: patience, patience: 4, min_delta: 1e-3}", .patience(epochs: 4, minDelta: 1e-3)),
    ("{type: threshold, value: 0.5}", .threshold(value: 0.5, minEpochs: 1)),
    ("{type: threshold, value: -3, min_iter: 5}", .threshold(value: -3, minEpochs: 5)),
  ])
  func eachTypeHasItsKeys(text: String, expected: EarlyTermination) throws {
    let file = try ExperimentText.file(top: "early_terminate: \(text)", parameters: "  x: {value: 1}")
    #expect(file.earlyTermination == expected)
  }

  @Test(arguments: [
    ("median", "5:18: expected early_terminate to be a mapping, such as {type: median}, found 'median'"),
    (
      "{min_iter: 3}",
      "5:18: the key 'type' is missing in early_terminate; known are median, hyperband, asha, patience, threshold"
    ),
    ("{type: hyperbnd}", "5:25: unknown type 'hyperbnd' in early_terminate; did you mean 'hyperband'?"),
    (
      "{type: x}",
      "5:25: unknown type 'x' in early_terminate; known are median, hyperband, asha, patience, threshold"
    ),
    (
      "{type: median, eta: 3}",
      "5:33: unknown key 'eta' in early_terminate; known are type, min_iter, min_trials"
    ),
    (
      "{type: hyperband}", "5:18: expected min_iter, or max_iter and s, for hyperband in early_terminate"
    ),
    (
      "{type: hyperband, min_iter: 1, s: 2, max_iter: 9}",
      "5:18: expected min_iter, or max_iter and s, for hyperband in early_terminate"
    ),
    (
      "{type: asha, eta: 1}", "5:36: expected eta to be a whole number from 2 to 1000, found '1'"
    ),
    (
      "{type: asha, min_iter: 0}",
      "5:41: expected min_iter to be a whole number from 1 to 1000000, found '0'"
    ),
    ("{type: patience}", "5:18: the key 'patience' is missing in early_terminate"),
    (
      "{type: patience, patience: 1, min_delta: -1}",
      "5:59: expected a min_delta of at least 0, found '-1'"
    ),
    ("{type: threshold, value: high}", "5:43: expected a number as value, found 'high'"),
    ("{type: threshold}", "5:18: the key 'value' is missing in early_terminate"),
  ])
  func mistakesAreNamed(text: String, message: String) throws {
    let refusal = try ExperimentText.refusal(top: "early_terminate: \(text)", parameters: "  x: {value: 1}")
    #expect(refusal == "x.yaml:" + message)
  }
}
