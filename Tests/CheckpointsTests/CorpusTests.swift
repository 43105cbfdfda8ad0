import Checkpoints
import Foundation
import Testing

/// The files that fuzzing starts from (`scripts/golden/safetensors_corpus.py`, `scripts/golden/codecs_corpus.py`) and those
/// that it has found, and what becomes of them when bytes change.
@Suite struct CorpusTests {
  /// What reads a form.
  enum Form: String, CaseIterable {
    case safetensors, weights

    func isRead(_ content: [UInt8]) -> Bool {
      switch self {
      case .safetensors: SafetensorsFile.isReadWhole(content)
      case .weights: EncodedTensor.isReadWhole(content)
      }
    }
  }

  @Test(arguments: Form.allCases) func everyFileIsReadOrRefused(form: Form) throws {
    let files = try files(form)
    #expect(!files.isEmpty)
    for (name, content) in files {
      let isRead = form.isRead(content)
      if name.hasPrefix("seed") { #expect(isRead, "\(name)") }
      if name.hasPrefix("bad") { #expect(!isRead, "\(name)") }
    }
  }

  /// Each byte of the header in turn gets other values; none of them may do more than be refused.
  @Test(arguments: Form.allCases) func everyChangedByteIsReadOrRefused(form: Form) throws {
    for (_, content) in try files(form) {
      for place in content.indices.prefix(400) {
        for value in [0, 0x22, 0x2C, 0x39, 0x5B, 0x7B, 0x7D, 0xFF, content[place] ^ 1] {
          var changed = content
          changed[place] = value
          _ = form.isRead(changed)
        }
      }
    }
  }

  private func files(_ form: Form) throws -> [(name: String, content: [UInt8])] {
    let corpus = try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
    let folder = corpus.appending(path: form.rawValue)
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
  }
}
