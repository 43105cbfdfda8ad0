import Files
import Foundation
import ONNX
import Tensors
import TestSupport
import Testing

/// Weights in a file beside the model's own, as PyTorch's exporter leaves them.
@Suite struct NeighbourFileTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// A file whose dense layer has its weights where the entries say.
  private func model(_ entries: [(String, String)]) throws -> String {
    let place = WireFile().messages(13, entries.map { WireFile().text(1, $0.0).text(2, $0.1) })
    let weight = place.number(1, 2).number(1, 1).number(2, 1).text(8, "w").number(14, 1)
    let bytes = WireFile.model([WireFile.node("Gemm", ["x", "w"], ["y"])], tensors: [weight])
    return try folder.write(Data(bytes), to: "model/net.onnx")
  }

  private func writeValues(_ values: [Float], to name: String) throws {
    try folder.write(values.withUnsafeBytes { Data($0) }, to: "model/\(name)")
  }

  @Test(arguments: [
    [("location", "net.onnx.data"), ("offset", "4"), ("length", "8")],
    [("location", "./net.onnx.data"), ("offset", "4")],
  ])
  func valuesAreTakenFromTheirPlace(_ entries: [(String, String)]) throws {
    try writeValues([9, 3, 4], to: "net.onnx.data")
    let model = try ONNXModel.read(contentsOf: model(entries))
    #expect(model.weights.map(\.tensor.values) == [[3, 4]])
  }

  /// A file may be from anywhere: it is not followed out of its folder.
  @Test(arguments: ["../values", "/etc/passwd", "", ".", "..", "a/../../values", "./../values", "a\0b"])
  func otherFoldersAreNotLookedInto(_ location: String) throws {
    try folder.write(Data(count: 8), to: "values")
    let error = #expect(throws: FileError.self) {
      try ONNXModel.read(contentsOf: model([("location", location)]))
    }
    #expect(error?.kind == .malformed)
    #expect(
      error?.description.contains("initializer 'w': expected its values in a file of the same folder") == true
    )
  }

  @Test(arguments: [
    [("offset", "8")], [("offset", "13")], [("offset", "-4")], [("length", "16")], [("length", "-1")],
    [("offset", "4"), ("length", "12")], [("offset", "x")],
    [("offset", "9223372036854775807"), ("length", "8")],
    [("length", "4")], [("offset", "-9223372036854775808")],
  ])
  func valuesBeyondTheFileAreRefused(_ entries: [(String, String)]) throws {
    try writeValues([1, 2, 3], to: "d")
    let error = #expect(throws: FileError.self) {
      try ONNXModel.read(contentsOf: model([("location", "d")] + entries))
    }
    #expect(error?.kind == .malformed, "\(error?.description ?? "")")
  }

  @Test func aMissingNeighbourIsNamed() throws {
    let path = try model([("location", "none")])
    let error = #expect(throws: FileError.self) { try ONNXModel.read(contentsOf: path) }
    #expect(error?.kind == .unreadable)
    #expect(error?.description.contains("model/none: expected a file that can be read") == true)
  }

  /// What is no file has no neighbours.
  @Test func bytesAloneAreRefused() throws {
    try writeValues([1, 2], to: "d")
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: model([("location", "d")]))))
    let error = #expect(throws: FileError.self) { try ONNXModel.read(bytes, file: "FILE") }
    #expect(error?.description.contains("its values are in another file") == true)
  }
}
