import Datasets
import Foundation
import TestSupport
import Testing

extension TemporaryFolder {
  /// Loads the data of a file or folder of this folder, as a source says that is changed before.
  func load(
    _ name: String, skippingBad: Bool = false, _ change: (inout DatasetSource) -> Void = { _ in }
  ) throws -> Dataset {
    var source = DatasetSource(name: "sample", path: path(name))
    change(&source)
    let catalog = DatasetCatalog(dataPath: nil, skipsBad: skippingBad)
    return try catalog.load(catalog.located(source, beside: url.path))
  }
}

extension Samples {
  /// The stored values as floats, whatever they are stored as.
  var storedFloats: [Float] {
    switch values {
    case .bytes(let bytes): bytes.map(Float.init)
    case .floats(let floats): floats
    }
  }

  var areBytes: Bool { if case .bytes = values { true } else { false } }
}

/// The bytes of a golden file.
func decoded(_ base64: String) -> [UInt8] {
  [UInt8](Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
}
