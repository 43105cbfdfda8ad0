import ArgumentParser

/// The words that runs are found by.
enum RunTag {
  /// Refuses what would not be found again, or would spoil a list.
  static func check(_ tag: String) throws {
    let isPlain = tag.unicodeScalars.allSatisfy {
      $0.properties.generalCategory != .control && !$0.properties.isWhitespace && $0 != ","
    }
    guard (1...100).contains(tag.count), isPlain else {
      throw ValidationError(
        "expected a tag of 1 to 100 characters without white space and commas, found '\(tag)'")
    }
  }
}
