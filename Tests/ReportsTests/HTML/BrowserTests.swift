import Drawing
import Foundation
import Images
import Reports
import Testing

@Suite(.enabled(if: Browser.path != nil, Comment(rawValue: Browser.missing)), .serialized) struct BrowserTests
{
  private let browser: Browser
  init() throws { browser = try #require(try Browser()) }

  /// The values of a column of the ranking, before and after its heading is pressed twice, and what the page measures.
  private struct Findings: Decodable {
    let before, once, twice: [String]
    let sorts: [String?]
    let isFocused: Bool
    let pageWidth, windowWidth: Int
    let requests: [String]
  }

  /// Asks a page by a script of the test's own, which is the one thing that its policy is widened for.
  private func findings(in html: String, width: Int) throws -> Findings {
    let driver = """
      <script>
      const headings = [...document.querySelectorAll("#ranking thead th")];
      const column = headings.findIndex((heading) => heading.textContent.startsWith("val.loss"));
      const values = () => [...document.querySelectorAll("#ranking tbody tr")].map((row) => row.cells[column].textContent);
      const button = headings[column].querySelector("button");
      const found = { before: values(), sorts: [] };
      button.focus();
      found.isFocused = document.activeElement === button;
      button.click();
      found.once = values();
      found.sorts.push(headings[column].getAttribute("aria-sort"));
      button.click();
      found.twice = values();
      found.sorts.push(headings[column].getAttribute("aria-sort"));
      found.pageWidth = document.documentElement.scrollWidth;
      found.windowWidth = window.innerWidth;
      found.requests = performance.getEntriesByType("resource").map((entry) => entry.name)
        .filter((name) => !name.startsWith("data:"));
      document.title = JSON.stringify(found);
      </script></body>
      """
    let widened = html.replacing(/script-src &#39;sha256-[^;]*?&#39;;/, with: "script-src 'unsafe-inline';")
      .replacing("</body>", with: driver)
    let document = try browser.visit(widened, width: width).document
    let title = try #require(document.firstMatch(of: /<title>(\{.*\})<\/title>/)?.1)
    return try JSONDecoder().decode(Findings.self, from: Data(title.replacing("&amp;", with: "&").utf8))
  }

  @Test func headingsSortByTheirNumbers() throws {
    let sample = SampleReport()
    let found = try findings(in: sample.report.html(sample.material), width: 1280)
    let numbers = try found.before.map { try #require(Double($0)) }
    #expect(numbers.count == 12)
    #expect(found.once.compactMap(Double.init) == numbers.sorted(by: >))
    #expect(found.twice.compactMap(Double.init) == numbers.sorted())
    #expect(found.sorts == ["descending", "ascending"])
    #expect(found.isFocused)
  }

  @Test func phoneNeedsNoScrollingSidewaysAndNothingIsLoaded() throws {
    let sample = SampleReport(hostile: String(repeating: "wide", count: 60), classes: 40)
    let found = try findings(in: sample.report.html(sample.material), width: 390)
    #expect(found.windowWidth <= 500)
    #expect(found.pageWidth <= found.windowWidth)
    #expect(found.requests.isEmpty)
  }

  @Test func pageRunsItsOwnScriptAndNoOther() throws {
    let hostile =
      #""><script>document.title="taken"</script><img src=x onerror="document.title='taken'">'&amp;"#
    let sample = SampleReport(hostile: hostile)
    let visit = try browser.visit(sample.report.html(sample.material))
    #expect(visit.console.isEmpty)
    #expect(visit.document.contains("<th scope=\"col\"><button type=\"button\">run</button></th>"))
    #expect(!visit.document.contains("<title>taken"))
    #expect(visit.document.ranges(of: "<script").count == 1)
    #expect(!visit.document.contains("src=\"x\""))
  }

  @Test func pageHasAFaceByDayAndNight() throws {
    let sample = SampleReport()
    let html = sample.report.html(sample.material)
    let pictures = try [false, true].map { isDark in
      let file = try browser.screenshot(of: html, width: 800, height: 1200, isDark: isDark)
      return try Image(decoding: file, name: "screenshot").converted(to: .gray)
    }
    let means = pictures.map { $0.pixels.reduce(0) { $0 + Int($1) } / $0.pixels.count }
    #expect(means[0] > 200 && means[1] < 60)
    for picture in pictures { #expect(Set(picture.pixels).count > 50) }
  }
}
