import Files
import Foundation
import ONNX
import Testing

/// The seeds of the fuzzer, which `WrittenFilesTests` wrote (files of earlier versions stay readable), and what it has found.
@Suite struct CorpusTests {
  @Test func seedsAreRead() throws {
    let corpus = try #require(Bundle.module.url(forResource: "Corpus/onnx", withExtension: nil))
    let files = try FileManager.default.contentsOfDirectory(atPath: corpus.path)
    #expect(files.count > 5)
    for file in files where !file.hasPrefix("found") {
      let model = try ONNXModel.read(contentsOf: corpus.appending(path: file).path)
      #expect(try ONNXModel.read(model.bytes(), file: file).weights.map(\.name) == model.weights.map(\.name))
    }
  }

  @Test func whatFuzzingFoundIsReadOrRefused() throws {
    let corpus = try #require(Bundle.module.url(forResource: "Corpus/onnx", withExtension: nil))
    for file in try FileManager.default.contentsOfDirectory(atPath: corpus.path) where file.hasPrefix("found")
    {
      guard let model = try? ONNXModel.read(contentsOf: corpus.appending(path: file).path) else { continue }
      #expect(try ONNXModel.read(model.bytes(), file: file).inputShape == model.inputShape)
    }
  }

  @Test func whatIsNoFileIsNamed() {
    let folder = #expect(throws: FileError.self) { try ONNXModel.read(contentsOf: "/") }
    #expect(folder?.description == "/: expected a file, found something else")
    let missing = #expect(throws: FileError.self) { try ONNXModel.read(contentsOf: "/no/file") }
    #expect(missing?.kind == .unreadable)
  }
}
