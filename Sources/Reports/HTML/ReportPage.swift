/// A page for people: a header, then sections of tables, figures and words.
package struct ReportPage: Sendable {
  /// A number or a word that matters most, with what it is.
  package struct Highlight: Sendable {
    package var name: String
    package var value: String
  }

  /// A part of the page.
  package struct Section: Sendable {
    /// Its place in addresses: a word of ASCII letters.
    package var id: String
    package var title: String
    package var blocks: [Block]
  }

  /// What a section is made of.
  package enum Block: Sendable {
    case heading(String)
    case paragraph(String)
    case table(PageTable)
    case figures([PageFigure])
    /// What is said of things with names.
    case remarks([(name: String, texts: [String])])
    case samples([SamplePrediction])
  }

  package var title: String
  package var highlights: [Highlight]
  /// What all that follows has in common.
  package var facts: [String]
  package var sections: [Section]
}
