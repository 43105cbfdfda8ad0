import Foundation
import Reports
import Testing
import Tracking

/// Rows of queries as text.
@Suite struct QueryTextTests {
  private static let columns = ["name", "count", "share", "data"]
  private static let rows: [[SQLValue]] = [
    [.text("plain"), .integer(3), .real(0.5), .blob([0, 171])],
    [.text("a, \"b\"\nc\u{1B}"), .integer(-12), .null, .null],
  ]

  private func written(_ text: some QueryText, _ rows: [[SQLValue]] = rows) -> String {
    var text = text
    return text.opening + rows.map { text.text(of: $0) }.joined() + text.closing()
  }

  @Test func csvKeepsEverything() {
    #expect(
      written(QueryCSV(columns: Self.columns)) == """
        name,count,share,data
        plain,3,0.5,x'00ab'
        "a, ""b""
        c\u{1B}",-12,,

        """)
    #expect(written(QueryCSV(columns: ["a,b"]), []) == "\"a,b\"\n")
  }

  @Test func jsonIsAnArrayOfObjects() throws {
    let text = written(QueryJSON(columns: Self.columns))
    let rows = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    #expect(rows.count == 2)
    #expect(rows[0]["count"] as? Int == 3 && rows[0]["share"] as? Double == 0.5)
    #expect(rows[0]["data"] as? String == "x'00ab'")
    #expect(rows[1]["name"] as? String == "a, \"b\"\nc\u{1B}" && rows[1]["share"] is NSNull)
    #expect(written(QueryJSON(columns: ["a"]), []) == "[]\n")
    #expect(written(QueryJSON(columns: ["a"]), [[.real(.infinity)]]) == "[\n{\n  \"a\": null\n}\n]\n")
  }

  @Test func columnsOfOneNameKeepApart() throws {
    let text = written(
      QueryJSON(columns: ["a", "a", "a_2", "a"]), [[.integer(1), .integer(2), .integer(3), .integer(4)]])
    let rows = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Int]])
    #expect(rows == [["a": 1, "a_2": 2, "a_2_2": 3, "a_3": 4]])
  }

  @Test func tablesLineNumbersUpAtTheRight() {
    #expect(
      written(QueryTable(columns: Self.columns, width: nil, style: .plain)) == """
        name       count  share  data
        plain          3    0.5  x'00ab'
        a, "b"\u{FFFD}c\u{FFFD}    -12      –  –

        """)
    #expect(written(QueryTable(columns: ["a", "b"], width: nil, style: .plain), []) == "a  b\n")
  }

  @Test func bytesAreCutShortInTables() {
    let blob = SQLValue.blob([UInt8](repeating: 7, count: 5000))
    #expect(
      written(QueryTable(columns: ["data"], width: nil, style: .plain), [[blob]])
        == "data\nx'0707070707070707…' (4.9 KiB)\n")
  }

  @Test(arguments: [1, 5, 12, 20, 40])
  func tablesFitTheTerminal(width: Int) {
    let text = written(QueryTable(columns: Self.columns, width: width, style: .plain))
    for line in text.split(separator: "\n") { #expect(line.count <= width, "\(line)") }
  }

  /// No more rows are held than a table has.
  @Test func longTablesComeInParts() {
    var table = QueryTable(columns: ["n"], width: nil, style: .plain)
    var parts: [String] = []
    for number in 0..<2500 {
      let text = table.text(of: [.integer(Int64(number))])
      if !text.isEmpty { parts.append(text) }
    }
    parts.append(table.closing())
    #expect(parts.map { $0.split(separator: "\n").count } == [1001, 1001, 501])
    #expect(parts[0].hasPrefix("  n\n  0\n") && parts[2].hasPrefix("\n   n\n2000\n"))
  }
}
