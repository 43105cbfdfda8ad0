import GRDB

extension Store {
  /// A name that no run has: an adjective, a noun and the number of the run.
  static func unusedName(_ db: Database) throws -> String {
    var number = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM run") ?? 0) + 1
    while true {
      let name = "\(adjectives.randomElement() ?? "new")-\(nouns.randomElement() ?? "run")-\(number)"
      let isTaken = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM run WHERE name = ?)", arguments: [name])
      if isTaken != true { return name }
      number += 1
    }
  }
}

private let adjectives = [
  "amber", "brave", "brisk", "calm", "clever", "cosy", "curious", "eager", "early", "fair", "fleet", "gentle",
  "golden", "happy", "honest", "keen", "kind", "lively", "lucky", "mellow", "merry", "mild", "nimble",
  "noble",
  "patient", "plucky", "proud", "quiet", "quick", "silver", "spry", "steady", "sunny", "swift", "tidy",
  "warm",
]

private let nouns = [
  "badger", "beech", "birch", "brook", "cedar", "comet", "crane", "delta", "ember", "falcon", "fern", "finch",
  "fjord", "hare", "hazel", "heron", "island", "juniper", "lark", "lynx", "maple", "marten", "meadow", "moss",
  "osprey", "otter", "pebble", "pine", "plover", "raven", "reef", "robin", "sparrow", "spruce", "thistle",
  "wren",
]
