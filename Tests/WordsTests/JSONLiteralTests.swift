import Testing
import Words

@Suite struct JSONLiteralTests {
  @Test(arguments: [
    ("", #""""#), ("plain", #""plain""#), (#"a"b\c"#, #""a\"b\\c""#), ("a\nb\u{1}", #""a\u000ab\u0001""#),
    ("\u{7F}/é\u{1F600}", "\"\u{7F}/é\u{1F600}\""),
  ])
  func escapesWhatJSONDemandsAndNothingElse(text: String, literal: String) {
    #expect(jsonLiteral(text) == literal)
  }
}
