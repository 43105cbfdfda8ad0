import Drawing
import Foundation
import Testing

@Suite struct ThemeTests {
  @Test(arguments: [Theme.light, .dark])
  func textIsLegible(_ theme: Theme) {
    #expect(contrast(theme.ink, theme.paper) >= 12)
    #expect(contrast(theme.quiet, theme.paper) >= 4.5)
    // WCAG 2.1, 1.4.3: text 4.5:1 upon every amount.
    for step in 0...100 {
      let amount = Double(step) / 100
      #expect(contrast(theme.color(of: .heat(amount)), theme.color(of: .onHeat(amount))) >= 4.4)
    }
  }

  @Test(arguments: [Theme.light, .dark])
  func seriesAreToldApartWithEveryColorVision(_ theme: Theme) {
    #expect(theme.series.count == Paint.seriesCount)
    for color in theme.series { #expect(contrast(color, theme.paper) >= 3) }
    for vision in Vision.all {
      let seen = theme.series.map { vision.seen($0) }
      for (index, color) in seen.enumerated() {
        for other in seen[..<index] {
          let distance = zip(color, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
          #expect(distance > 0.12)
        }
      }
    }
  }

  @Test func mixesGoFromColorToColor() {
    let theme = Theme.light
    #expect(theme.color(of: .heat(0)) == theme.paper && theme.color(of: .heat(1)) == theme.heat)
    #expect(theme.color(of: .heat(.nan)) == theme.paper && theme.color(of: .heat(7)) == theme.heat)
    #expect(theme.color(of: .series(9)) == theme.series[1] && theme.color(of: .series(-1)) == theme.series[7])
  }

  /// Contrast ratio as WCAG 2.1 defines it.
  private func contrast(_ color: RGB, _ other: RGB) -> Double {
    let (first, second) = (luminance(color), luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private func luminance(_ color: RGB) -> Double {
    let light = linear(color)
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
  }
}

private func linear(_ color: RGB) -> [Double] {
  [color.red, color.green, color.blue].map { amount in
    let share = Double(amount) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
}

/// A kind of color vision, as a matrix on linear sRGB (Machado, Oliveira and Fernandes 2009, severity 1).
private struct Vision {
  let matrix: [[Double]]

  static let all = [
    Vision(matrix: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    Vision(matrix: [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
    ]),
    Vision(matrix: [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
    ]),
    Vision(matrix: [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
    ]),
  ]

  /// What is seen of a color, in Oklab (Ottosson 2020), where distances are those that people see.
  func seen(_ color: RGB) -> [Double] {
    let light = times(matrix, linear(color)).map { min(max($0, 0), 1) }
    let cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], light
    ).map { cbrt($0) }
    return times(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  private func times(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
    matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
  }
}
