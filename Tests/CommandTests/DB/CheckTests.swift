import Foundation
import GRDB
import TestSupport
import Testing

/// `cnnlab db check` as a user runs it.
@Suite struct CheckTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    let train = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=1")
    try #require(train.exitCode == 0, "\(train.errors)")
  }

  @Test func aWholeStoreIsSaidToBe() async throws {
    let before = try bench.contents()
    let text = try await bench.run("db", "check")
    #expect(text.exitCode == 0 && text.output == "cnnlab.sqlite: nothing is wrong\n" && text.errors.isEmpty)
    let object = try await bench.run("db", "check", "--json").object()
    #expect(Set(object.keys) == ["store", "faults"])
    #expect((object["faults"] as? [String])?.isEmpty == true)
    #expect(try bench.contents() == before)
  }

  @Test func faultsAreListed() async throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: bench.store, configuration: configuration)
    try await queue.write { try $0.execute(sql: "DELETE FROM architecture") }
    try queue.close()
    let text = try await bench.run("db", "check")
    #expect(text.exitCode == 65)
    #expect(text.output.contains("rows of run refer to rows of architecture that are not there\n"))
    let object = try await bench.run("db", "check", "--json").object()
    #expect((object["faults"] as? [String])?.count == 1)
  }
}
