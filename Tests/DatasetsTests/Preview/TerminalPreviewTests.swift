import Datasets
import Tensors
import Testing

/// What is written to a terminal.
@Suite struct TerminalPreviewTests {
  private let samples = Samples(
    .bytes([0, 255, 128, 64, 255, 255, 255, 255]), shape: [1, 2, 2], labels: [0, 0], valueMaximum: 255)

  @Test func lettersAreDenserWhereItIsBrighter() {
    let preview = Preview(of: samples, classes: ["one", "two"], perClass: 2)
    // Brightness 64 and 159 of 255, ten letters.
    #expect(preview.terminalText(width: 80, isColored: false) == "one (2)\n:* @@\ntwo (0)\n")
  }

  @Test func halfBlocksHaveTwoColors() {
    let preview = Preview(of: samples, classes: ["one"], perClass: 1)
    #expect(
      preview.terminalText(width: 80, isColored: true)
        == "one (2)\n\u{1B}[38;2;0;0;0;48;2;128;128;128m\u{2580}"
        + "\u{1B}[38;2;255;255;255;48;2;64;64;64m\u{2580}\u{1B}[0m\n")
  }

  @Test func narrowTerminalsShowFewer() {
    let preview = Preview(of: samples, classes: ["one"], perClass: 2)
    #expect(preview.terminalText(width: 4, isColored: false) == "one (2)\n:*\n")
    #expect(preview.terminalText(width: 1, isColored: false) == "one (2)\n:*\n")
  }

  /// 28 rows become 14, two to a line; an odd last row stands alone.
  @Test func picturesAreHalvedToFit() {
    for (side, lines, columns) in [(28, 7, 14), (8, 4, 8), (3, 2, 3), (96, 10, 19)] {
      let samples = Samples(
        .bytes([UInt8](repeating: 255, count: side * side)), shape: [1, side, side], labels: [0],
        valueMaximum: 255)
      let text = Preview(of: samples, classes: ["x"], perClass: 1)
        .terminalText(width: 80, isColored: false)
      let rows = text.split(separator: "\n").dropFirst()
      #expect(rows.count == lines && rows.allSatisfy { $0 == String(repeating: "@", count: columns) })
    }
  }
}
