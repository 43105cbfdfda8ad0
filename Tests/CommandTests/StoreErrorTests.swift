import Foundation
import Testing

/// Files that are no store of this version: refused by every command, and not a byte of them changed.
@Suite struct StoreErrorTests {
  private let bench: Workbench

  init() throws {
    bench = try Workbench()
    try bench.write(ExperimentText())
  }

  private func expectRefusal(saying texts: String...) async throws {
    let before = try bench.contents()
    for arguments in [
      ["report"], ["evaluate", "run:any"], ["sweep", "grid.yaml"], ["sweep", "grid.yaml", "--dry-run"],
      ["train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=1"],
    ] {
      let result = try await bench.run(arguments)
      expectError(result, 65, saying: "cnnlab.sqlite: ")
      for text in texts { #expect(result.errors.contains(text), "\(arguments)") }
    }
    #expect(try bench.contents() == before)
  }

  @Test func aNewerStoreIsRefused() async throws {
    _ = try await bench.run("sweep", "grid.yaml")
    try bench.execute("INSERT INTO migration (name, appliedAtSeconds) VALUES ('m9999_future', 0)")
    try await expectRefusal(saying: "newer cnnlab", "m9999_future", "nothing was changed")
  }

  @Test func aFileThatIsNotSQLiteIsRefused() async throws {
    try bench.write(String(repeating: "not a database at all\n", count: 300), to: "cnnlab.sqlite")
    try await expectRefusal(saying: "expected an SQLite file", "found something else")
  }

  @Test func aDatabaseOfAnotherProgramIsRefused() async throws {
    try bench.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    try await expectRefusal(saying: "expected a cnnlab store", "another program")
  }

  @Test func aFolderThatIsNotThereIsNotMade() async throws {
    let before = try bench.contents()
    expectError(
      try await bench.run("sweep", "grid.yaml", "--store", "no/such/place.sqlite"), 66,
      saying: "no/such/place.sqlite", "there is no folder")
    #expect(try bench.contents() == before)
  }
}
