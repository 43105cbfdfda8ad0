import Checkpoints
import Foundation
import Testing

/// The files that fuzzing starts from (`scripts/golden/safetensors_corpus.py`), and what becomes of them when bytes change.
@Suite struct CorpusTests {
  @Test func everyFileIsReadOrRefused() throws {
    let files = try files()
    #expect(!files.isEmpty)
    for (name, content) in files {
      let isRead = SafetensorsFile.isReadWhole(content)
      if name.hasPrefix("seed") { #expect(isRead, "\(name)") }
      if name.hasPrefix("bad") { #expect(!isRead, "\(name)") }
    }
  }

  /// Each byte of the header in turn gets other values; none of them may do more than be refused.
  @Test func everyChangedByteIsReadOrRefused() throws {
    for (_, content) in try files() {
      for place in content.indices.prefix(400) {
        for value in [0, 0x22, 0x2C, 0x39, 0x5B, 0x7B, 0x7D, 0xFF, content[place] ^ 1] {
          var changed = content
          changed[place] = value
          _ = SafetensorsFile.isReadWhole(changed)
        }
      }
    }
  }

  private func files() throws -> [(name: String, content: [UInt8])] {
    let corpus = try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
    let folder = corpus.appending(path: "safetensors")
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
  }
}
