package import Drawing

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
    case paragraph(String)
    case table(PageTable)
    case figures([PageFigure])
    /// What is said of things with names.
    case remarks([(name: String, text: String)])
    case samples([SamplePrediction])
  }

  package var title: String
  package var highlights: [Highlight]
  /// What all that follows has in common.
  package var facts: [String]
  package var sections: [Section]
}

/// A table of a page.
package struct PageTable: Sendable {
  /// A column's heading.
  package struct Heading: Sendable {
    package var text: String
    package var alignment: Alignment
  }

  /// A cell; its number decides the order where the table is sorted, else its text.
  package struct Cell: Sendable {
    package var text: String
    package var number: Double?
    /// Whether it is missing, which comes last in every order.
    package var isMissing = false
    /// Whether it is the best of its column.
    package var isBest = false
  }

  package var caption: String
  package var headings: [Heading]
  /// The first cell of a row names it.
  package var rows: [[Cell]]
  package var isSortable = false
}

/// A figure of a page, with what readers need who do not see it.
package struct PageFigure: Sendable {
  package var figure: Figure
  package var caption: String
  /// The numbers behind it.
  package var data: PageTable?
}

/// A sample with its image and what a model took it for.
package struct SamplePrediction: Hashable, Sendable {
  package var png: [UInt8]
  package var truth: String
  package var prediction: String
  /// The score of the predicted class, 0 to 1.
  package var score: Double

  /// A sample.
  ///
  /// - Parameter png: a whole PNG file.
  package init(png: [UInt8], truth: String, prediction: String, score: Double) {
    (self.png, self.truth, self.prediction, self.score) = (png, truth, prediction, score)
  }
}
