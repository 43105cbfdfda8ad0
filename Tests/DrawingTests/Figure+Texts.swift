import Drawing

extension Figure {
  /// All that is written on it.
  var texts: [String] { Self.texts(marks) }

  private static func texts(_ marks: [Mark]) -> [String] {
    marks.flatMap { mark in
      switch mark {
      case .text(let label): [label.text]
      case .group(_, _, let marks): texts(marks)
      default: [] as [String]
      }
    }
  }
}
