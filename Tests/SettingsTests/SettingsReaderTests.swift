import Settings
import Testing

/// What a mapping of settings is refused for.
@Suite struct SettingsReaderTests {
  private enum Colour: String, CaseIterable { case red, green }

  private func message(
    _ json: String, _ read: (inout SettingsReader) throws(SettingsError) -> Void
  ) throws -> SettingsError {
    try #require(throws: SettingsError.self) {
      var reader = try SettingsReader(JSONValue(parsing: json))
      try read(&reader)
      try reader.finish()
    }
  }

  @Test func readsWhatIsThere() throws {
    var reader = try SettingsReader(
      JSONValue(parsing: #"{"n": 3, "x": 2, "yes": true, "name": "a", "colour": "green", "in": {"n": 1}}"#))
    #expect(try reader.integer("n", in: 0...3) == 3)
    #expect(try reader.number("x", in: 0...3) == 2)
    #expect(try reader.boolean("yes") == true)
    #expect(try reader.text("name", "a name") == "a")
    #expect(try reader.choice("colour", of: Colour.self) == .green)
    #expect(try reader.section("in") { value throws(SettingsError) in value.spoken } == "a mapping")
    #expect(try reader.number("absent", in: 0...1) == nil)
    try reader.finish()
  }

  @Test func saysWhatWasExpectedAndFound() throws {
    let cases: [(String, [String], String)] = [
      (#"{"n": 4}"#, ["n"], "n: expected a whole number from 0 to 3, found 4"),
      (#"{"n": 1.5}"#, ["n"], "n: expected a whole number from 0 to 3, found 1.5"),
      (#"{"x": "2"}"#, ["x"], "x: expected a number from 0.0 to 1.0, found '2'"),
      (
        #"{"colour": "gren"}"#, ["colour"],
        "colour: expected one of red, green, found 'gren'; did you mean 'green'?"
      ),
      (
        #"{"colur": "red"}"#, ["colur"],
        "unknown key 'colur'; known are n, x, colour, in; did you mean 'colour'?"
      ),
      (#"{"in": {"m": 1}}"#, ["in", "m"], "unknown key 'm'; it has no settings"),
      (#"{"in": 3}"#, ["in"], "expected a mapping, found 3"),
      ("[]", [], "expected a mapping, found a list"),
    ]
    for (json, path, text) in cases {
      let error = try message(json) { reader throws(SettingsError) in
        _ = try reader.integer("n", in: 0...3)
        _ = try reader.number("x", in: 0...1)
        _ = try reader.choice("colour", of: Colour.self)
        _ = try reader.section("in") { value throws(SettingsError) in try SettingsReader(value).finish() }
      }
      #expect(error.description == text)
      #expect(error.path == path)
      if let expected = error.expected { #expect(text.contains("expected \(expected), found ")) }
    }
  }
}
