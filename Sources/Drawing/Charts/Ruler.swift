/// An axis of parallel coordinates in its place.
struct Ruler {
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
