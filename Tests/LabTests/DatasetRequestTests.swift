import Datasets
import Foundation
import Lab
import TestSupport
import Testing

/// Data by name, and as an experiment file has them.
@Suite struct DatasetRequestTests {
  private let lab: LabFixture
  init() throws { lab = try LabFixture() }

  @Test func aNameAndAnExperimentFileMeanTheSame() throws {
    let named = try DatasetRequest("digits", datasets: lab.datasets)
    #expect(named.dataset.train.count == 1438)
    let path = try lab.folder.write(
      Data(SweepPlanTests.yaml.replacing("name: digits", with: "name: digits\n  scale: 8").utf8),
      to: "experiment.yaml")
    let written = try DatasetRequest(path, datasets: lab.datasets)
    #expect(written.dataset.fingerprint == named.dataset.fingerprint)
    #expect(written.settings.scale == 8)
    #expect(named.settings.scale == nil)
  }

  @Test func whatIsNowhereIsNotFound() throws {
    for (word, message) in [
      ("digts", "no dataset is called 'digts'; did you mean 'digits'?"),
      ("no/such", "dataset 'such' was not found; looked in "),
      ("absent.yaml", "absent.yaml: there is no such file"),
    ] {
      let error = #expect(throws: (any Error).self) {
        try DatasetRequest(word, datasets: lab.datasets)
      }
      #expect(error.map { FailureKind(of: $0) } == .notFound)
      #expect(error.map { "\($0)".hasPrefix(message) } == true, "\(error.map { "\($0)" } ?? "")")
    }
  }
}
