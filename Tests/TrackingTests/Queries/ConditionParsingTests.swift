import Testing
import Tracking

@Suite struct ConditionParsingTests {
  /// Names as a caller might know them.
  static func field(_ name: String) throws -> RunField {
    let known: [String: RunField] = [
      "state": .state, "name": .name, "seed": .seed, "tag": .tag, "lr": .param("learning_rate"),
      "best(val.f1)": .metric("val.f1", .best, .maximize), "at(val.f1, 5)": .epochs,
      "val.recall[class=3,threshold=0.8]": .parameters, "odd name": .param("odd name"),
    ]
    guard let field = known[name] else { throw NoField(name: name) }
    return field
  }

  struct NoField: Error, CustomStringConvertible {
    let name: String
    var description: String { "no field '\(name)'" }
  }

  static func parse(_ text: String) throws(ConditionError) -> RunCondition {
    try RunCondition(parsing: text, field: field)
  }

  static let f1 = RunField.metric("val.f1", .best, .maximize)
  static let lr = RunField.param("learning_rate")

  @Test(arguments: [
    ("state = finished", RunCondition.comparison(.state, .equal, .text("finished"))),
    ("state=='finished'", .comparison(.state, .equal, .text("finished"))),
    ("best(val.f1)>0.9", .comparison(f1, .greater, .real(0.9))),
    ("best( val.f1 ) >= -1", .comparison(f1, .greaterOrEqual, .integer(-1))),
    ("best(val.f1) < inf", .comparison(f1, .less, .real(.infinity))),
    ("at(val.f1,5) <= 1", .comparison(.epochs, .lessOrEqual, .integer(1))),
    ("val.recall[class=3,threshold=0.8] < 7", .comparison(.parameters, .less, .integer(7))),
    ("lr < 1e-2", .comparison(lr, .less, .real(0.01))),
    ("lr = '1e-2'", .comparison(lr, .equal, .text("1e-2"))),
    ("lr = true", .comparison(lr, .equal, .boolean(true))),
    ("lr = yes", .comparison(lr, .equal, .text("yes"))),
    ("'odd name' = 'it''s'", .comparison(.param("odd name"), .equal, .text("it's"))),
    ("name = calm-fox-1", .comparison(.name, .equal, .text("calm-fox-1"))),
    ("name = 12", .comparison(.name, .equal, .text("12"))),
    ("name like 'calm%'", .pattern(.name, "calm%")), ("lr is null", .isMissing(lr)),
    ("lr is not null", .not(.isMissing(lr))),
    ("seed in (1, 2)", .membership(.seed, [.integer(1), .integer(2)])),
    ("tag != old", .not(.comparison(.tag, .equal, .text("old")))),
    ("seed <> 1", .all([.not(.comparison(.seed, .equal, .integer(1))), .not(.isMissing(.seed))])),
    ("NOT seed = 1", .not(.comparison(.seed, .equal, .integer(1)))),
  ])
  func readsComparisons(text: String, condition: RunCondition) throws {
    #expect(try Self.parse(text) == condition)
  }

  @Test func orBindsLessThanAndWhichBindsLessThanNot() throws {
    func seed(_ value: Int64) -> RunCondition { .comparison(.seed, .equal, .integer(value)) }
    #expect(
      try Self.parse("not seed=1 and seed=2 or seed=3 and seed=4")
        == .any([.all([.not(seed(1)), seed(2)]), .all([seed(3), seed(4)])]))
    #expect(try Self.parse("not (seed=1 or (seed=2))") == .not(.any([seed(1), seed(2)])))
  }

  @Test(arguments: [
    ("", 1, "expected a name"), ("state", 6, "found the end"),
    ("state = ", 9, "expected a value, found the end"),
    ("state = finishd", 9, "did you mean 'finished'?"), ("seed = abc", 8, "expected a number, found 'abc'"),
    ("seed = '1'", 8, "expected a number"), ("seed = 1 seed = 2", 10, "expected 'and', 'or' or the end"),
    ("(seed = 1", 10, "expected ')', found the end"), ("seed in 1", 9, "expected '('"),
    ("seed in ()", 10, "expected a value"), ("seed not = 1", 10, "expected 'in' or 'like'"),
    ("seed is 1", 9, "expected 'null'"), ("seed ! 1", 6, "expected a comparison"),
    ("name = 'open", 8, "expected a closing '"), ("val.x[class=3 > 1", 6, "expected a closing ]"),
    ("seed like '1%'", 6, "expected a field of texts"), ("lr < true", 6, "have no order"),
    ("seed = 1 and or", 14, "expected a name"), ("seed = 1e999999999999x", 8, "expected a number"),
    ("best(", 6, "expected a value"), ("seed = 0x10", 8, "expected a number"),
  ])
  func saysWhereItStopped(text: String, column: Int, detail: String) {
    #expect { try Self.parse(text) } throws: { error in
      guard let error = error as? ConditionError else { return false }
      return error.column == column && error.detail.contains(detail) && !error.isUnknownName
    }
  }

  @Test func saysWhichNameIsUnknown() {
    #expect { try Self.parse("seed = 1 and best(val.f2) > 0.5") } throws: { error in
      guard let error = error as? ConditionError else { return false }
      return error.column == 14 && error.detail == "no field 'best(val.f2)'" && error.isUnknownName
    }
  }

  @Test func depthAndLengthAreBounded() throws {
    let deep = String(repeating: "(", count: 15) + "seed=1" + String(repeating: ")", count: 15)
    #expect(try Self.parse(deep) == .comparison(.seed, .equal, .integer(1)))
    for text in [
      String(repeating: "(", count: 4000), String(repeating: "not ", count: 1000) + "seed=1",
      String(repeating: "seed=1 or ", count: 1_000_000), String(repeating: "'", count: 5001),
    ] {
      #expect(throws: ConditionError.self) { try Self.parse(text) }
    }
  }

  @Test func anyTextIsAConditionOrAnError() {
    var generator = SystemRandomNumberGenerator()
    let pieces = [
      "seed", "state", "lr", "best(val.f1)", "=", "<", "!=", "(", ")", "not ", " and ", " or ", "in", "like",
      "is null", "'", "\"", "1", "-", ",", "[", "]", "\u{0}", "é", "🦊", " ", "finished", "null", "true",
    ]
    for _ in 0..<3000 {
      let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      do { _ = try Self.parse(text) } catch {
        #expect(error.column >= 1 && error.column <= text.count + 1, "\(text)")
      }
    }
  }
}
