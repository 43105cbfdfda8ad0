import Drawing
import Images

extension Preview {
  /// Small versions of the pictures for a terminal, two rows of pixels to a line of text.
  ///
  /// - Parameters:
  ///   - width: columns of the terminal; a line shows as many pictures as fit, at least one.
  ///   - isColored: whether half blocks in 24-bit color may be used, rather than letters from thin to dense.
  public func terminalText(width: Int, isColored: Bool) -> String {
    var text = ""
    for line in lines {
      if line.isFirst { text += "\(classes[line.label]) (\(counts[line.label]))\n" }
      let pictures = line.pictures.map(\.thumbnail)
      guard let first = pictures.first else { continue }
      let shown = pictures.prefix(max(1, (width + 1) / (first.width + 1)))
      for y in stride(from: 0, to: first.height, by: 2) {
        let rows = shown.map { $0.textRow(y, isColored: isColored) }
        text += rows.joined(separator: " ") + "\n"
      }
    }
    if classes.count > Self.mostClasses { text += "and \(classes.count - Self.mostClasses) more classes\n" }
    return text
  }
}

extension Image {
  /// The image made smaller by a whole factor where its longest side exceeds twenty pixels.
  fileprivate var thumbnail: Image {
    let factor = (max(width, height) + 19) / 20
    return resized(width: max(1, width / factor), height: max(1, height / factor), .area)
  }

  /// Two rows of pixels as one line of text.
  fileprivate func textRow(_ y: Int, isColored: Bool) -> String {
    let cells = (0..<width).map { x in
      let top = color(x: x, y: y)
      let bottom = y + 1 < height ? color(x: x, y: y + 1) : nil
      return isColored ? Self.halfBlock(top, bottom) : String(Self.letter(top, bottom))
    }
    return cells.joined() + (isColored ? "\u{1B}[0m" : "")
  }

  private static func halfBlock(_ top: RGB, _ bottom: RGB?) -> String {
    let below = bottom.map { "48;2;\($0.red);\($0.green);\($0.blue)" } ?? "49"
    return "\u{1B}[38;2;\(top.red);\(top.green);\(top.blue);\(below)m\u{2580}"
  }

  /// The brighter, the denser, as letters are bright on a dark ground.
  private static func letter(_ top: RGB, _ bottom: RGB?) -> Character {
    let brightness = (top.brightness + (bottom ?? top).brightness) / 2
    return ramp[brightness * ramp.count / 256]
  }

  private static let ramp = Array(" .:-=+*#%@")
}

extension RGB {
  /// Luma after ITU-R BT.601, from 0 to 255.
  fileprivate var brightness: Int { (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1000 }
}
