import Foundation
import Reports
import Testing
import Tracking

@Suite struct ReportPageTests {
  private let sample = SampleReport()
  private var html: String { sample.report.html(sample.material) }

  @Test func everySectionIsThere() {
    let html = html
    for id in ["ranking", "curves", "scores", "params", "samples", "unfinished"] {
      #expect(html.contains("<section id=\"\(id)\" aria-labelledby=\"\(id)-heading\">"))
      #expect(html.contains("<a href=\"#\(id)\">"))
    }
    for text in [
      ">val.loss</text>", ">ROC curves</text>", ">Precision and recall</text>", ">Confusion matrix</text>",
      ">Importance</text>", "omega squared", "Converged: val.loss stays flat.", "late-owl",
      "src=\"data:image/png;base64,",
      "alt=\"a sample of 1, taken for 1\"", "three taken for",
    ] { #expect(html.contains(text)) }
  }

  @Test func nothingLeavesTheFile() {
    let html = html
    let addresses = html.matches(of: /(?:src|href|action|data)="([^"]*)"/).map(\.1)
    #expect(addresses.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("data:") })
    #expect(html.ranges(of: "http").count == html.ranges(of: "http://www.w3.org/2000/svg").count + 1)
    #expect(
      html.contains(
        "http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; style-src &#39;sha256-")
    )
    #expect(!html.contains(" style=") && !html.contains("@import") && !html.contains("url("))
  }

  @Test func identifiersAreUnique() {
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map(\.1)
    #expect(Set(identifiers).count == identifiers.count)
    let references = html.matches(of: /aria-labelledby="([^"]*)"/).flatMap { $0.1.split(separator: " ") }
    #expect(Set(references).isSubset(of: Set(identifiers)))
  }

  @Test func namesAreTextWhereverTheyStand() {
    let hostile = "\"><script>alert(1)</script><b x='&amp;\u{1B}[2J\u{202E}\u{0}"
    let sample = SampleReport(hostile: hostile)
    let html = sample.report.html(sample.material)
    #expect(html.ranges(of: "<script").count == 1 && !html.contains("<b x"))
    #expect(html.contains("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test func rowsHaveNumbersToSortBy() {
    #expect(html.contains("<td class=\"number\" data-number=\"0.01\">0.01</td>"))
    #expect(html.contains("<span class=\"best\">best</span>"))
    #expect(html.ranges(of: "class=\"best\"").count == 1)
    #expect(html.contains("<th scope=\"row\">calm-fox-0</th>"))
  }

  @Test func emptyReportIsAPage() {
    let html = Report([]).html(ReportMaterial(courses: RunCourses([:])))
    #expect(html.hasPrefix("<!DOCTYPE html>") && html.hasSuffix("</html>\n"))
    #expect(!html.contains("<section"))
  }

  @Test func groupsAreNamedByWhatTellsThemApart() {
    let runs = [
      RunRecord.sample("a", params: ["rate": .real(0.1)], seed: 1, metrics: ["val.f1": [0.5]]),
      .sample("b", params: ["rate": .real(0.1)], seed: 2, metrics: ["val.f1": [0.75]]),
      .sample("c", params: ["rate": .real(0.2)], seed: 1, metrics: ["val.f1": [0.25]]),
    ]
    let html = Report(runs).html(ReportMaterial(courses: RunCourses([:])))
    #expect(html.contains("<dt>best configuration</dt><dd>0.1</dd>"))
  }
}
