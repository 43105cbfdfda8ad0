import Datasets
import Foundation
import Testing

/// The files that fuzzing starts from (`scripts/golden/corpus.py`) and those that it has found.
@Suite struct CorpusTests {
  @Test(arguments: FileForm.allCases) func everyFileIsReadOrRefused(form: FileForm) throws {
    let files = try files(of: form)
    #expect(!files.isEmpty)
    for file in files {
      let content = [UInt8](try Data(contentsOf: file))
      for skipsBad in [false, true] {
        do throws(DatasetError) {
          let dataset = try form.read(content, skippingBad: skipsBad)
          #expect(dataset.train.storedFloats.allSatisfy { $0.isFinite })
          #expect(dataset.train.labels.allSatisfy { dataset.classes.indices.contains(Int($0)) })
        } catch {
          #expect(!file.lastPathComponent.hasPrefix("seed"), "\(file.lastPathComponent): \(error)")
        }
      }
    }
  }

  private func files(of form: FileForm) throws -> [URL] {
    let corpus = try #require(Bundle.module.url(forResource: "Corpus", withExtension: nil))
    return try FileManager.default.contentsOfDirectory(
      at: corpus.appending(path: form.rawValue), includingPropertiesForKeys: nil)
  }
}
