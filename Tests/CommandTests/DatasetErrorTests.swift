import Foundation
import TestSupport
import Testing

/// Datasets that are missing or broken.
@Suite struct DatasetErrorTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(ExperimentText(dataset: "mnist"))
  }

  @Test func aMissingDatasetIsLookedForWhereTheUserCanSee() async throws {
    let before = try bench.contents()
    for arguments in [["sweep", "grid.yaml"], ["train", "--architecture", "softmax", "--dataset", "mnist"]] {
      let result = try await bench.run(arguments + ["--data", "somewhere"])
      expectError(
        result, 66, saying: "dataset 'mnist' was not found", "somewhere/mnist",
        "cnnlab datasets fetch mnist", "train-images-idx3-ubyte")
    }
    #expect(try bench.contents() == before)
  }

  @Test func aTruncatedFileIsFoundAtItsPlace() async throws {
    // The header promises 6 images of 2x3 pixels; the last four bytes are cut off.
    let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 6, 0, 0, 0, 2, 0, 0, 0, 3] + Array(repeating: 9, count: 36)
    let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 6, 0, 1, 2, 3, 4, 5]
    try bench.folder.write(Data(images.dropLast(4)), to: "data/mnist/train-images-idx3-ubyte")
    try bench.folder.write(Data(labels), to: "data/mnist/train-labels-idx1-ubyte")
    try bench.folder.write(Data(images), to: "data/mnist/t10k-images-idx3-ubyte")
    try bench.folder.write(Data(labels), to: "data/mnist/t10k-labels-idx1-ubyte")
    let before = try bench.contents()
    for arguments in [["sweep", "grid.yaml"], ["train", "--architecture", "softmax", "--dataset", "mnist"]] {
      let result = try await bench.run(arguments + ["--data", "data"])
      expectError(
        result, 65, saying: "data/mnist/train-images-idx3-ubyte: byte ", "expected ", "found ")
    }
    #expect(try bench.contents() == before)
  }
}
