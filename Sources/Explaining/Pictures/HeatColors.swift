import Drawing

/// Amounts as colors.
enum HeatColors {
  /// From dark (0) over red to light (1).
  static func amount(_ share: Float) -> RGB { color(at: share, of: amounts) }

  /// From blue (-1) over white (0) to red (1).
  static func signed(_ share: Float) -> RGB { color(at: (share + 1) / 2, of: signs) }

  private static let amounts = [
    RGB(red: 10, green: 8, blue: 28), RGB(red: 72, green: 22, blue: 112), RGB(red: 186, green: 48, blue: 92),
    RGB(red: 246, green: 136, blue: 44), RGB(red: 255, green: 242, blue: 176),
  ]
  private static let signs = [
    RGB(red: 18, green: 62, blue: 158), RGB(red: 120, green: 164, blue: 222),
    RGB(red: 247, green: 247, blue: 247),
    RGB(red: 236, green: 138, blue: 104), RGB(red: 172, green: 26, blue: 34),
  ]

  private static func color(at share: Float, of stops: [RGB]) -> RGB {
    let place = (share.isFinite ? min(max(share, 0), 1) : 0) * Float(stops.count - 1)
    let low = min(Int(place), stops.count - 2)
    return stops[low].mixed(with: stops[low + 1], share: Double(place - Float(low)))
  }
}

extension RGB {
  /// The ground of sheets, which sets off white pictures as well as black ones.
  static let sheetPaper = RGB(red: 244, green: 244, blue: 244)
  /// What is written on it.
  static let sheetInk = RGB(red: 32, green: 32, blue: 32)
  /// What is written on it and matters less.
  static let sheetQuiet = RGB(red: 104, green: 104, blue: 104)
}
