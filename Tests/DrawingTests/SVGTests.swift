import Drawing
import Foundation
#if canImport(FoundationXML)
  import FoundationXML
#endif
import Testing

@Suite struct SVGTests {
  private let figure = Figure(
    width: 100, height: 50.5, title: "a <b> & \"c\"", summary: "d\u{0}e",
    marks: [
      .line([Point(0, 0), Point(10, 5.25), Point(.nan, 3)], Stroke(.series(1), width: 2, dash: [4, 2])),
      .rectangle(Box(x: 1, y: 2, width: 3, height: 4), .heat(0.25), opacity: 0.5),
      .circle(Point(.infinity, 0), radius: 3, .ink),
      .group(
        title: "<script>alert(1)</script>", offset: Point(5, 5),
        [.text(Label("x<y", at: Point(1, 2), .quiet, anchor: .end, isBold: true, rotation: -90))]),
    ])

  @Test func fileOfItsOwnHasItsColors() {
    #expect(
      figure.svg(.literal(.light)) == """
        <svg xmlns="http://www.w3.org/2000/svg" width="100" height="50.5" viewBox="0 0 100 50.5" role="img" \
        aria-labelledby="figure-title figure-summary" \
        font-family="system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', Arial, sans-serif">
        <title id="figure-title">a &lt;b&gt; &amp; &quot;c&quot;</title>
        <desc id="figure-summary">d\u{FFFD}e</desc>
        <rect width="100%" height="100%" fill="#ffffff"/>
        <polyline points="0,0 10,5.25" fill="none" stroke="#f65909" stroke-width="2" stroke-linecap="round" \
        stroke-linejoin="round" stroke-dasharray="4 2"/>
        <polygon points="1,2 4,2 4,6 1,6" fill="#c1c6d1" opacity="0.5"/>
        <g transform="translate(5 5)">
        <title>&lt;script&gt;alert(1)&lt;/script&gt;</title>
        <text x="1" y="2" font-size="12" fill="#5b6470" text-anchor="end" font-weight="600" \
        transform="rotate(-90 1 2)">x&lt;y</text>
        </g>
        </svg>

        """)
  }

  @Test func partOfAPageRefersToItsColors() {
    let svg = figure.svg(.variables, id: "f7")
    #expect(svg.contains("stroke=\"var(--series-1)\""))
    #expect(svg.contains("fill=\"color-mix(in srgb,var(--heat) 25%,var(--paper))\""))
    #expect(svg.contains("aria-labelledby=\"f7-title f7-summary\""))
    #expect(!svg.contains("<rect") && !svg.contains("#"))
    for name in [
      "paper", "ink", "quiet", "grid", "heat", "on-low-heat", "on-high-heat", "series-0", "series-7",
    ] {
      #expect(Theme.dark.customProperties.contains("--\(name): #"))
    }
  }

  @Test func hostileTextsLeaveItWellFormed() throws {
    var hostile = figure
    hostile.title = (0..<0x300).compactMap { UnicodeScalar($0).map(String.init) }.joined() + "\u{FFFE}]]>"
    let parser = XMLParser(data: Data(hostile.svg(.variables).utf8))
    #expect(parser.parse())
  }
}
