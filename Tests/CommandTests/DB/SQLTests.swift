import Foundation
import TestSupport
import Testing

/// `cnnlab db sql` as a user runs it.
@Suite struct SQLTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    let train = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=1", "--set", "seed=5")
    try #require(train.exitCode == 0, "\(train.errors)")
  }

  @Test func rowsComeInEveryFormat() async throws {
    let query = "SELECT seed, state, NULL AS absent, x'00ff' AS bytes FROM run"
    let table = try await bench.run("db", "sql", query)
    #expect(table.exitCode == 0 && table.errors.isEmpty)
    #expect(table.output == "seed  state     absent  bytes\n   5  finished       –  x'00ff'\n")
    let csv = try await bench.run("db", "sql", query, "--format", "csv")
    #expect(csv.output == "seed,state,absent,bytes\n5,finished,,x'00ff'\n")
    for option in [["--json"], ["--format", "json"], ["--json", "--format", "json"]] {
      let json = try await bench.run(["db", "sql", query] + option)
      let row = try #require(json.objects().first)
      #expect(Set(row.keys) == ["seed", "state", "absent", "bytes"])
      #expect(row["seed"] as? Int == 5 && row["absent"] is NSNull)
    }
    #expect(try await bench.run("db", "sql", query, "--json", "--format", "csv").exitCode == 64)
  }

  @Test func writingIsRefusedAndChangesNothing() async throws {
    let before = try bench.contents()
    for statement in [
      "DELETE FROM run", "DROP TABLE run", "ATTACH 'other.sqlite' AS other", "PRAGMA journal_mode = DELETE",
      "VACUUM",
      "SELECT 1; DELETE FROM run", "WITH r AS (SELECT 1) UPDATE run SET name = 'x'",
    ] {
      expectError(
        try await bench.run("db", "sql", statement), 64, saying: "the statement cannot be run: expected ")
    }
    #expect(try bench.contents() == before)
  }

  @Test func whatSQLiteSaysIsHandedOn() async throws {
    expectError(try await bench.run("db", "sql", "SELECT sed FROM run"), 64, saying: "no such column: sed")
    expectError(
      try await bench.run("db", "sql", "SELECT 1", "--store", "none.sqlite"), 66, saying: "none.sqlite",
      "found no file")
  }

  /// The rows are ten thousand million: the process must write while it reads.
  @Test func rowsAreStreamedUntilSomebodyStops() async throws {
    let query =
      "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 10000000000) SELECT i FROM n"
    let command = try bench.start("db", "sql", query, "--format", "csv")
    try await Task.sleep(for: .seconds(1))
    command.signal(SIGINT)
    let result = try await command.result()
    #expect(result.exitCode == 130)
    #expect(result.output.hasPrefix("i\n1\n2\n3\n"))
    #expect(result.errors == "cnnlab: interrupted\n")
  }

  @Test func aQueryWithoutRowsCanBeStopped() async throws {
    let query = "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    let command = try bench.start("db", "sql", query)
    try await Task.sleep(for: .seconds(1))
    command.signal(SIGINT)
    expectError(try await command.result(), 130, saying: "interrupted")
  }
}
