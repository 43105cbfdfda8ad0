import Images
import Reports

/// What an explanation found, for people and programs, and its picture.
struct ExplainFindings {
  /// A fact: its name, what is written of it, and what programs read.
  typealias Fact = (name: String, text: String, value: JSONValue)

  let picture: Image
  private(set) var facts: [Fact]

  init(_ picture: Image, _ facts: [Fact]) { (self.picture, self.facts) = (picture, facts) }

  /// The findings with the file that was written.
  func adding(_ name: String, _ path: String) -> ExplainFindings {
    ExplainFindings(picture, facts + [(name, path, .array([.text(path)]))])
  }

  /// One fact a line.
  func text(width: Int?) -> String {
    let column = max(facts.map(\.name.count).max() ?? 0, 7) + 2
    return factLines(
      facts.map { ($0.name == "files" ? "written" : $0.name, $0.text) }, indentation: column, width: width
    )
    .map { $0 + "\n" }.joined()
  }

  /// An object with a member for each fact.
  var json: String { JSONValue.object(facts.map { ($0.name, $0.value) }).rendered + "\n" }
}
