import Drawing

extension RGB {
  /// The ground of previews, which sets off white pictures as well as black ones.
  static let previewPaper = RGB(red: 244, green: 244, blue: 244)
  /// What is written on it.
  static let previewInk = RGB(red: 32, green: 32, blue: 32)
  /// What is written on it and matters less.
  static let previewQuiet = RGB(red: 112, green: 112, blue: 112)
}
