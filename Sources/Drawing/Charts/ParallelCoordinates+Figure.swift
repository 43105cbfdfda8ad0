extension ParallelCoordinates {
  private static let top = 62.0
  private static let bottom = 14.0
  private static let side = 56.0

  /// The chart.
  package func figure(width: Double, height: Double) -> Figure {
    let gap = axes.count > 1 ? (width - 2 * Self.side) / Double(axes.count - 1) : 0
    let rulers = axes.enumerated().map { number, axis in
      Ruler(
        axis, x: axes.count > 1 ? Self.side + Double(number) * gap : width / 2, top: Self.top,
        bottom: height - Self.bottom)
    }
    let shown = min(amounts.count, names.count, Self.mostLines)
    // The best come last, so that nothing covers them.
    let lines = (0..<shown).reversed().map { record in
      line(record, rulers)
    }
    let heading = Label(Label.fitted(title, width: width, size: 14), at: Point(0, 15), size: 14, isBold: true)
    let room = axes.count > 1 ? gap - 8 : width
    return Figure(
      width: width, height: height, title: title, summary: summary,
      marks: [.text(heading)] + lines + rulers.flatMap { $0.marks(room: room) })
  }

  /// A record's line, in pieces where it lacks something.
  private func line(_ record: Int, _ rulers: [Ruler]) -> Mark {
    let isBest = record == 0
    let stroke =
      isBest
      ? Stroke(.series(1), width: 3)
      : Stroke(.heat(0.15 + 0.85 * Paint.share(amounts[record])), width: 1.3, opacity: 0.75)
    let pieces = rulers.map { $0.place(of: record) }.split(separator: nil)
    let marks = pieces.flatMap { piece -> [Mark] in
      let points = piece.compactMap(\.self)
      return points.count > 1 ? [.line(points, stroke)] : points.map { .circle($0, radius: 2, stroke.paint) }
    }
    return .group(title: names[record], offset: Point(0, 0), marks)
  }
}
