import Foundation
import Images
import TestSupport
import Testing

/// What `cnnlab report` writes for people to look at.
@Suite(.serialized) struct ReportPageTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    try bench.write(ExperimentText(epochs: [1, 3], seeds: [1, 2]))
    let sweep = try await bench.run("sweep", "grid.yaml")
    try #require(sweep.exitCode == 0, "\(sweep.errors)")
  }

  @Test func pageHasCurvesScoresAndPictures() async throws {
    let page = try await bench.run("report", "grid.yaml", "--format", "html", "--output", "report.html")
    #expect(page.exitCode == 0 && page.output.isEmpty && page.errors.isEmpty)
    let html = try String(contentsOfFile: bench.folder.path("report.html"), encoding: .utf8)
    for section in ["ranking", "curves", "scores", "params", "samples"] {
      #expect(html.contains("<section id=\"\(section)\""))
    }
    #expect(html.contains("<title>digits-grid – runs compared</title>"))
    let pictures = html.matches(of: /src="data:image\/png;base64,([^"]*)"/)
    #expect(pictures.count == 24)
    let first = try #require(pictures.first.flatMap { Data(base64Encoded: String($0.1)) })
    let image = try Image(decoding: Array(first), name: "sample")
    #expect(image.width == 8 && image.height == 8)
  }

  @Test func plotsAreFilesOfTheirKind() async throws {
    let picture = try await bench.run("report", "--plot", "curves.png")
    #expect(picture.exitCode == 0 && picture.output.contains("val.f1") && picture.errors.isEmpty)
    let file = try Data(contentsOf: URL(filePath: bench.folder.path("curves.png")))
    #expect(try Image(decoding: Array(file), name: "curves").width > 1000)
    let drawing = try await bench.run("report", "--plot", "curves.svg", "--group-by", "none", "--top", "2")
    #expect(drawing.exitCode == 0)
    let svg = try String(contentsOfFile: bench.folder.path("curves.svg"), encoding: .utf8)
    #expect(svg.contains(">val.loss</text>"))
    let wrong = try await bench.run("report", "--plot", "curves.pdf")
    #expect(wrong.exitCode == 64)
    let nowhere = try await bench.run("report", "--plot", "no/such/curves.png")
    #expect(nowhere.exitCode == 64 && nowhere.errors.contains("--plot: cannot write to 'no/such/curves.png'"))
    #expect(
      wrong.errors.contains("--plot: expected a file name that ends in .png or .svg, found 'curves.pdf'"))
  }
}
