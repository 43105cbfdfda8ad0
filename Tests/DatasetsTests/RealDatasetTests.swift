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

  @Test(.enabled(if: RealData.has("sign-mnist"), Comment(rawValue: RealData.missing)))
  func readsSignMNIST() throws {
    let signs = try DatasetCatalog(dataPath: RealData.folder).load("sign-mnist")
    #expect(
      counts(signs.train.labels, classes: 24) == [
        1126, 1010, 1144, 1196, 957, 1204, 1090, 1013, 1162, 1114, 1241, 1055, 1151, 1196, 1088, 1279, 1294,
        1199, 1186, 1161, 1082, 1225, 1164, 1118,
      ])
    #expect(signs.test?.labels.prefix(5) == [6, 5, 9, 0, 3])
    #expect(signs.train.storedFloats.prefix(8) == [107, 118, 127, 134, 139, 143, 146, 150])
    #expect(signs.classes[3] == "D" && signs.classes[9] == "K")
    #expect(signs.fingerprint == "9fd60be7380b1867e7e40a2858f3f68d70a64f5fec46fc0a5d693bd57c42e56d")
  }

  @Test(.enabled(if: RealData.has("cifar10"), Comment(rawValue: RealData.missing)))
  func readsCIFAR10() throws {
    let photographs = try DatasetCatalog(dataPath: RealData.folder).load("cifar10")
    #expect(counts(photographs.train.labels, classes: 10) == [Int](repeating: 1000, count: 10))
    #expect(photographs.test?.count == 2000)
    #expect(photographs.train.labels.prefix(5) == [4, 7, 4, 8, 4])
    #expect(photographs.classes[4] == "deer")
    #expect(photographs.fingerprint == "cf3944d4b41888e748dfaca05a8d12a733faeaa306ad471a4738b403fa37e623")
  }

  private func counts(_ labels: [Int32], classes: Int) -> [Int] {
    labels.reduce(into: [Int](repeating: 0, count: classes)) { $0[Int($1)] += 1 }
  }
}
