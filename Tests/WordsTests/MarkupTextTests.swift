import Testing
import Words

@Suite struct MarkupTextTests {
  @Test func whatMarkupReadsIsEscaped() {
    #expect(
      escapedForMarkup("<a href=\"x\">'&'</a>")
        == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;")
    #expect(escapedForMarkup("größer 数字 😀\t\n") == "größer 数字 😀\t\n")
  }

  @Test func whatXMLLacksIsReplaced() {
    #expect(
      escapedForMarkup("a\u{0}b\u{1B}c\u{7F}d\u{9C}e\u{FFFE}f")
        == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f")
  }
}
