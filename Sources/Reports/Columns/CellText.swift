import Foundation
import Tracking

extension Column {
  /// A cell of this column as people read it in a table.
  func text(of cell: Cell) -> String {
    switch cell {
    case .missing: "–"
    case .value(let value): text(of: value)
    case .sample(let sample): text(of: sample)
    case .several(let values): values.map { text(of: $0) }.joined(separator: ", ")
    }
  }

  /// A value of this column as people read it in a table.
  func text(of value: CellValue) -> String {
    switch value {
    case .missing: "–"
    case .text(let text): printable(text)
    case .boolean(let value): "\(value)"
    case .integer(let value): text(of: value)
    case .real(let value): text(of: value)
    }
  }

  private func text(of number: Int64) -> String {
    switch self {
    case .parameters, .multiplyAdds: NumberText.count(number)
    case .peakMemory: NumberText.bytes(Int(number))
    default: "\(number)"
    }
  }

  private func text(of number: Double) -> String {
    switch self {
    case .metric(_, .epoch): String(format: "%.0f", number)
    case .metric: NumberText.metric(number)
    case .duration, .cpuSeconds: NumberText.duration(seconds: number)
    case .peakMemory: Int(exactly: number.rounded()).map(NumberText.bytes) ?? "\(number)"
    case .samplesPerSecond: NumberText.rate(number)
    default: "\(number)"
    }
  }

  private func text(of sample: Sample) -> String {
    switch self {
    case .metric(_, .epoch), .epochs:
      sample.min == sample.max
        ? String(format: "%.0f", sample.min) : String(format: "%.0f–%.0f", sample.min, sample.max)
    case .metric:
      if let halfWidth = sample.halfWidth95, halfWidth.isFinite {
        "\(NumberText.metric(sample.mean)) ± \(NumberText.spread(halfWidth, around: sample.mean))"
      } else {
        NumberText.metric(sample.mean)
      }
    default: text(of: sample.mean)
    }
  }
}
