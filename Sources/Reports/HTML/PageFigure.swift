package import Drawing

/// A figure of a page, with what readers need who do not see it.
package struct PageFigure: Sendable {
  package var figure: Figure
  package var caption: String
  /// The numbers behind it.
  package var data: PageTable?
}
