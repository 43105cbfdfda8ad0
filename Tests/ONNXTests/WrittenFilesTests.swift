import Foundation
import Networks
import ONNX
import Tensors
import TestSupport
import Testing

/// Writes files with samples and scores of ours beside them, for `scripts/compare-onnx.py`.
@Suite struct WrittenFilesTests {
  private static let folder = ProcessInfo.processInfo.environment["CNNLAB_ONNX_OUT"]
  private static let missing: Comment = "set CNNLAB_ONNX_OUT to a folder that files are to be written to"

  @Test(.enabled(if: folder != nil, missing), arguments: LayerExample.all.indices)
  func writesLayer(_ index: Int) throws {
    let example = LayerExample.all[index]
    try write(SampleModel.model(example.layers, input: example.input), "layer-\(100 + index)")
  }

  @Test(.enabled(if: folder != nil, missing), arguments: Architecture.all.map(\.name))
  func writesArchitecture(_ name: String) throws { try write(RoundTripTests.model(name), name) }

  private func write(_ model: ONNXModel, _ name: String) throws {
    let folder = URL(filePath: try #require(Self.folder))
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let count = 3
    let raw = SampleModel.samples(count, model)
    let scores = try SampleModel.scores(model, raw, count: count)
    try Data(model.bytes()).write(to: folder.appending(path: "\(name).onnx"))
    try array(raw, model.inputShape.batched(count)).write(to: folder.appending(path: "\(name).input.npy"))
    try array(scores, [count, scores.count / count]).write(to: folder.appending(path: "\(name).scores.npy"))
  }

  /// An array as NumPy keeps it.
  private func array(_ values: [Float], _ shape: Shape) -> Data {
    let sizes = shape.dimensions.map { "\($0)," }.joined()
    var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(sizes)), }"
    header += String(repeating: " ", count: 63 - (header.count + 10) % 64) + "\n"
    let size = withUnsafeBytes(of: UInt16(header.utf8.count).littleEndian) { Data($0) }
    return Data([0x93]) + Data("NUMPY".utf8) + Data([1, 0]) + size + Data(header.utf8)
      + values.withUnsafeBytes { Data($0) }
  }
}
