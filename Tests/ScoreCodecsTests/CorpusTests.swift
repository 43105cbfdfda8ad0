import Foundation
import ScoreCodecs
import Testing

/// The scores that fuzzing starts from (`scripts/golden/codecs_corpus.py`) and those that it has found.
@Suite struct CorpusTests {
  @Test func everyFileIsReadOrRefused() throws {
    let corpus = try #require(Bundle.module.url(forResource: "Corpus/scores", withExtension: nil))
    let files = try FileManager.default.contentsOfDirectory(at: corpus, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files {
      let isRead = PackedScores.isReadWhole([UInt8](try Data(contentsOf: file)))
      if file.lastPathComponent.hasPrefix("seed") { #expect(isRead, "\(file.lastPathComponent)") }
    }
  }
}
