import Settings
import Testing

/// JSON from anywhere.
@Suite struct JSONValueTests {
  @Test func whatIsParsedIsWrittenAlike() throws {
    let text = #"{"a":[1,2.5,"x",true,null,{}],"b":-3}"#
    #expect(try JSONValue(parsing: text).canonicalText == text)
  }

  @Test(arguments: ["", "{", "[1", "{\"a\"}", "nan", "[1e999]"])
  func whatIsNoJSONIsRefused(_ text: String) {
    #expect(throws: SettingsError.self) { try JSONValue(parsing: text) }
  }

  /// The time that a value takes grows with the levels above it.
  @Test func manyLevelsAreRefused() throws {
    func nested(_ levels: Int, _ begin: String, _ end: String) -> String {
      String(repeating: begin, count: levels) + "1" + String(repeating: end, count: levels)
    }
    for (begin, end) in [("[", "]"), ("{\"a\":", "}")] {
      _ = try JSONValue(parsing: nested(32, begin, end))
      for levels in [33, 400, 100_000] {
        #expect(throws: SettingsError.self) { try JSONValue(parsing: nested(levels, begin, end)) }
      }
    }
  }
}
