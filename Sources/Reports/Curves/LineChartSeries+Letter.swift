import Drawing

extension LineChart.Series {
  /// What the series is called on a terminal.
  var letter: Character { Character(UnicodeScalar(UInt8(ascii: "A") + UInt8(style.magnitude % 26))) }
}
