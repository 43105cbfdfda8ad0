import Datasets
import TestSupport
import Testing

/// The real files; fingerprints by `scripts/golden/datasets.py`.
@Suite struct RealDatasetTests {
  @Test(.enabled(if: RealData.has("mnist"), Comment(rawValue: RealData.missing)))
  func readsMNIST() throws {
    let mnist = try DatasetCatalog(dataPath: RealData.folder).load("mnist")
    #expect(mnist.train.count == 60_000)
    #expect(mnist.test?.count == 10_000)
    #expect(mnist.train.labels.prefix(5) == [5, 0, 4, 1, 9])
    #expect(mnist.fingerprint == "0ad461df590a9d4621d0ac2159711d0250dc0e708f55b6fbb064f0d9bbaf12e9")
  }

  @Test(.enabled(if: RealData.has("fashion-mnist"), Comment(rawValue: RealData.missing)))
  func readsFashionMNIST() throws {
    let fashion = try DatasetCatalog(dataPath: RealData.folder).load("fashion-mnist")
    #expect(fashion.train.count == 60_000)
    #expect(fashion.classes[9] == "Ankle boot")
    #expect(fashion.fingerprint == "c124b90e323d4b7d5e7ff74586b3e03276807d35062e15ffd7bbe9ac423492a4")
  }
}
