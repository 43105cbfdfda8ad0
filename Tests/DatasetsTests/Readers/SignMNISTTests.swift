import Datasets
import Foundation
import Tensors
import TestSupport
import Testing

@Suite struct SignMNISTTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write([0, 8, 10, 24], to: "sign_mnist_train.csv")
    try write([24], to: "sign_mnist_test.csv")
  }

  @Test func lettersThatAreMovementsAreNotCounted() throws {
    let dataset = try load()
    #expect(dataset.train.labels == [0, 8, 9, 23])
    #expect(dataset.test?.labels == [23])
    #expect(dataset.classes.count == 24)
    #expect([0, 8, 9, 23].map { dataset.classes[$0] } == ["A", "I", "K", "Y"])
    #expect(dataset.inputShape == [1, 28, 28])
  }

  @Test(arguments: [9, 25]) func otherLettersAreRefused(label: Int) throws {
    try write([1, label], to: "sign_mnist_train.csv")
    #expect {
      try load()
    } throws: { error in
      guard
        case .malformed(folder.path("sign-mnist/sign_mnist_train.csv"), .record(1), _, "\(label)") = error
          as? DatasetError
      else { return false }
      return true
    }
  }

  private func load() throws -> Dataset {
    try DatasetCatalog(dataPath: folder.url.path, systemPath: "/nowhere").load("sign-mnist")
  }

  private func write(_ labels: [Int], to name: String) throws {
    let header = "label," + (1...784).map { "pixel\($0)" }.joined(separator: ",")
    let rows = labels.map { "\($0)" + String(repeating: ",7", count: 784) }
    try folder.write(
      Data(([header] + rows).map { $0 + "\r\n" }.joined().utf8), to: "sign-mnist/\(name)")
  }
}
