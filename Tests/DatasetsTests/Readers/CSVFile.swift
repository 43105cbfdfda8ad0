import Datasets
import Foundation
import TestSupport
import Testing

/// A CSV file that is written anew for each text.
struct CSVFile {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  var path: String { folder.path("x.csv") }

  /// Writes a text and loads it, as a source says that is changed before.
  func load(
    _ text: String, skippingBad: Bool = false, _ change: (inout DatasetSource) -> Void = { _ in }
  ) throws -> Dataset {
    try folder.write(Data(text.utf8), to: "x.csv")
    return try folder.load("x.csv", skippingBad: skippingBad, change)
  }

  func expect(
    _ error: DatasetError, at location: SourceLocation = #_sourceLocation, _ body: () throws -> Dataset
  ) {
    #expect(throws: error, sourceLocation: location) { try body() }
  }
}
