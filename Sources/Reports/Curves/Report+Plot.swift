import Drawing
import Images

/// The kind of file that a plot is written as.
package enum PlotFormat: String, Sendable, CaseIterable {
  /// Pixels.
  case png
  /// Vectors.
  case svg

  /// The kind that a path's suffix names; nil for another one.
  package init?(path: String) {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let format = Self(rawValue: suffix), path.contains(".") else { return nil }
    self = format
  }
}

extension Report {
  /// The courses of the objective and the loss as a file for a paper: on white, side by side.
  package func plot(_ courses: RunCourses, as format: PlotFormat) -> [UInt8] {
    let figure = plot(courses)
    switch format {
    case .png: return figure.image(.light, scale: Self.pixelsInUnit).png()
    case .svg: return Array(figure.svg(.literal(.light)).utf8)
    }
  }

  /// So many that a chart half a page wide is printed with 300 dots an inch.
  private static let pixelsInUnit = 3.0

  /// The courses of the objective and the loss side by side, with a margin around them.
  func plot(_ courses: RunCourses) -> Figure {
    let charts = courseCharts(courses).map { $0.figure(width: 440, height: 310) }
    let row = Figure.row(charts, gap: 28, title: "Training curves")
    let margin = 14.0
    return Figure(
      width: max(row.width, 200) + 2 * margin, height: max(row.height, 20) + 2 * margin, title: row.title,
      summary: row.summary, marks: [.group(title: nil, offset: Point(margin, margin), row.marks)])
  }
}
