import Drawing
import Tracking

extension Report {
  /// The params that differ between runs: where the good ones lie, and how much each matters.
  var paramSection: ReportPage.Section? {
    let runs = rows.flatMap(\.group.runs)
    guard let objective, runs.count > 1 else { return nil }
    let reached = runs.map { $0.metrics[objective.metric]?.best(objective.goal)?.value ?? .nan }
    let varied = Self.varied(runs)
    guard !varied.isEmpty, reached.contains(where: \.isFinite) else { return nil }
    let map = Self.coordinates(varied, runs, reached, objective)
    let bars = Self.importances(varied, reached)
    let figures = [map] + (bars.map { [$0] } ?? [])
    return ReportPage.Section(
      id: "params", title: "Params", blocks: [.figures(figures), .paragraph(ParamImportance.explanation)])
  }

  /// What was set, with each run's value; nil where a run has none.
  private struct Setting {
    let name: String
    let values: [ParamValue?]
  }

  /// What was set differently.
  private static func varied(_ runs: [RunRecord]) -> [Setting] {
    let names = runs.reduce(into: Set<String>()) { $0.formUnion($1.params.keys) }
      .subtracting(["architecture", "seed", "fold"])
    let architectures = Setting(name: "architecture", values: runs.map { .text($0.architecture) })
    let params = names.sorted().map { name in
      Setting(name: printable(name), values: runs.map { $0.params[name] })
    }
    return ([architectures] + params).filter { Set($0.values).count > 1 }
  }

  private static func coordinates(
    _ varied: [Setting], _ runs: [RunRecord], _ reached: [Double],
    _ objective: MetricObjective
  ) -> PageFigure {
    let order = runs.indices.filter { reached[$0].isFinite }
      .sorted { objective.goal.prefers(reached[$0], to: reached[$1]) }
    let axes = varied.prefix(Self.mostAxes).map { setting in
      axis(setting.name, order.map { setting.values[$0] })
    }
    let outcome = ParallelCoordinates.Axis(
      name: objective.metric, values: .numbers(order.map { reached[$0] }))
    let last = Double(max(1, order.count - 1))
    let names = runs.map { printable($0.name) }
    let chart = ParallelCoordinates(
      title: "Params and \(objective.metric)",
      summary: "Each line is a run, from its params to what it reached. "
        + (order.first.map { "The best, \(names[$0]), reached \(NumberText.metric(reached[$0]))." } ?? ""),
      axes: axes + [outcome], amounts: order.indices.map { 1 - Double($0) / last },
      names: order.map { "\(names[$0]): \(NumberText.metric(reached[$0]))" })
    let rest = varied.count - axes.count
    let caption =
      "Each line is a run, with the numbers of the ranking; the best is orange, the others stand out more the better they are."
      + (order.count > ParallelCoordinates.mostLines
        ? " The \(ParallelCoordinates.mostLines) best of \(order.count)." : "")
      + (rest > 0 ? " \(rest) more params are not drawn." : "")
    return PageFigure(figure: chart.figure(width: 1040, height: 360), caption: caption)
  }

  private static let mostAxes = 9

  /// Numbers where all values are some, else words.
  private static func axis(_ name: String, _ values: [ParamValue?]) -> ParallelCoordinates.Axis {
    let present = values.compactMap(\.self)
    let numbers = values.map { $0.flatMap(\.number) }
    return ParallelCoordinates.Axis(
      name: name,
      values: numbers.count(where: { $0 != nil }) == present.count
        ? .numbers(numbers) : .texts(values.map { $0.map { printable("\($0)") } }))
  }

  private static func importances(
    _ varied: [Setting], _ reached: [Double]
  ) -> PageFigure? {
    let all = varied.map { setting in
      let known = setting.values.indices.filter { setting.values[$0] != nil }
      return ParamImportance(
        setting.name, values: known.compactMap { setting.values[$0] }, outcomes: known.map { reached[$0] })
    }
    let ranked = all.filter { $0.share != nil }.sorted { ($0.share ?? 0) > ($1.share ?? 0) }
    guard !ranked.isEmpty else { return nil }
    let bars = ranked.prefix(20).map { importance in
      let share = importance.share ?? 0
      return BarChart.Bar(name: importance.param, share: share, text: "\(Int((share * 100).rounded())) %")
    }
    let undefined = all.filter { $0.share == nil }.map(\.param)
    let caption =
      "What each param alone explains of the differences."
      + (undefined.isEmpty ? "" : " Too few runs for \(undefined.joined(separator: ", ")).")
    return PageFigure(
      figure: BarChart(title: "Importance", bars: bars).figure(width: 460), caption: caption)
  }
}
