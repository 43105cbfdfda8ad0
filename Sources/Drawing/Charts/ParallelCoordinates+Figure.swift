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

/// An axis in its place.
private struct Ruler {
  let x: Double
  let top: Double
  let bottom: Double
  let name: String
  /// Where each record is, from 0 at the bottom to 1.
  private let shares: [Double?]
  private let ticks: [(share: Double, text: String)]

  /// So few values are marked themselves, rather than round numbers between them.
  private static let mostMarkedValues = 8
  private static let tickSize = 11.0

  init(_ axis: ParallelCoordinates.Axis, x: Double, top: Double, bottom: Double) {
    (self.x, self.top, self.bottom, name) = (x, top, bottom, axis.name)
    switch axis.values {
    case .numbers(let numbers):
      let present = numbers.compactMap(\.self)
      let scale = Scale(covering: present, Scale.kind(for: present, ratio: 20), margin: 0.03)
      shares = numbers.map { $0.flatMap(scale.share) }
      let distinct = Set(present).sorted()
      let marked =
        distinct.count <= Self.mostMarkedValues
        ? distinct.map { Scale.Tick(value: $0, text: numberText($0)) } : scale.ticks(5)
      ticks = marked.compactMap { tick in scale.share(of: tick.value).map { ($0, tick.text) } }
    case .texts(let texts):
      let levels = Levels(texts.compactMap(\.self))
      shares = texts.map { $0.map(levels.share) }
      ticks = levels.names.map { (levels.share(of: $0), $0) }
    }
  }

  func place(of record: Int) -> Point? {
    guard shares.indices.contains(record), let share = shares[record] else { return nil }
    return Point(x, y(share))
  }

  private func y(_ share: Double) -> Double { bottom - share * (bottom - top) }

  /// - Parameter room: how wide texts may be.
  func marks(room: Double) -> [Mark] {
    let title = Label(
      Label.fitted(name, width: room, size: 12), at: Point(x, top - 14), size: 12, anchor: .middle,
      isBold: true)
    let line = Mark.line([Point(x, top), Point(x, bottom)], Stroke(.quiet, width: 1.2))
    return [.group(title: name, offset: Point(0, 0), [line, .text(title)] + texts(room: room))]
  }

  /// The ticks and what is written at them, but where two would cover each other.
  private func texts(room: Double) -> [Mark] {
    var last = -Double.infinity
    return ticks.flatMap { share, text -> [Mark] in
      let tick = Mark.line([Point(x - 3, y(share)), Point(x + 3, y(share))], Stroke(.quiet))
      guard abs(y(share) - last) > Self.tickSize else { return [tick] }
      last = y(share)
      let shown = Label.fitted(text, width: room * 0.6, size: Self.tickSize)
      let wide = Label.width(of: shown, size: Self.tickSize)
      let ground = Box(x: x + 5, y: y(share) - 8, width: wide * 0.94 + 4, height: 16)
      let place = Point(x + 7, y(share) + Label.middleToBaseline * Self.tickSize)
      return [
        .rectangle(ground, .paper, opacity: 0.78), tick, .text(Label(shown, at: place, size: Self.tickSize)),
      ]
    }
  }
}

/// The words of an axis, at even distances; the frequent ones where there are too many.
private struct Levels {
  let names: [String]
  private let places: [String: Int]
  private static let rest = "other"

  init(_ texts: [String]) {
    let counts = texts.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    let frequent = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let most = ParallelCoordinates.mostTexts
    names = frequent.count <= most ? frequent.sorted() : frequent.prefix(most - 1).sorted() + [Self.rest]
    places = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  func share(of text: String) -> Double {
    guard names.count > 1 else { return 0.5 }
    return 1 - Double(places[text] ?? names.count - 1) / Double(names.count - 1)
  }
}
