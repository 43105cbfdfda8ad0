import Foundation
import GRDB
import TestSupport
import Testing
import Tracking

/// `cnnlab models` on a model of a small training.
@Suite(.serialized) struct ModelsTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    let training = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=2")
    try #require(training.exitCode == 0, "\(training.errors)")
  }

  private func run(_ arguments: String...) async throws -> CommandResult {
    try await bench.run(arguments)
  }

  private func reference() throws -> String { "run:\(try #require(bench.runs().first).id)@best" }

  @Test func aModelIsRegisteredNamedAndEvaluated() async throws {
    let first = try await run(
      "models", "register", try reference(), "--name", "digits", "--alias", "champion", "--description",
      "reads digits", "--licence", "CC-BY-4.0", "--tag", "small", "--json")
    try #require(first.exitCode == 0, "\(first.errors)")
    #expect(try first.object()["version"] as? Int == 1)
    let packed = try await run(
      "models", "register", try reference(), "--name", "digits", "--precision", "int8")
    #expect(packed.exitCode == 0 && packed.output == "digits:2\n", "\(packed.errors)")
    #expect(packed.errors.contains("float32: ") && packed.errors.contains("int8: "))
    for model in ["digits", "digits:1", "digits@champion"] {
      let result = try await run("evaluate", model, "--json")
      #expect(result.exitCode == 0, "\(result.errors)")
      #expect(try result.object()["count"] as? Int == 359)
    }
    let moved = try await run("models", "alias", "digits", "champion", "2")
    #expect(moved.exitCode == 0, "\(moved.errors)")
    let shown = try await run("models", "show", "digits@champion", "--json")
    let model = try shown.object()
    #expect((model["version"] as? [String: Any])?["precision"] as? String == "int8")
    #expect((model["packings"] as? [[String: Any]])?.count == 1)
    #expect((model["seal"] as? String)?.count == 64)
    #expect((model["log"] as? [[String: Any]])?.count == 4)
    let text = try await run("models", "show", "digits:1")
    #expect(text.output.contains("reads digits") && text.output.contains("CC-BY-4.0"))
    let list = try await run("models", "list")
    #expect(list.exitCode == 0 && list.output.contains("champion"))
  }

  @Test func aFlippedByteIsFoundAndNamed() async throws {
    let whole = try await run("models", "verify", "--all")
    #expect(whole.exitCode == 0, "\(whole.output)\(whole.errors)")
    try await DatabaseQueue(path: bench.folder.path("cnnlab.sqlite")).write {
      try $0.execute(
        sql: """
          UPDATE tensor SET data = CAST(substr(data, 1, 50) || CASE WHEN substr(data, 51, 1) = x'5a' THEN x'a5' ELSE x'5a' END
            || substr(data, 52) AS BLOB)
          WHERE length(data) > 60
          """)
    }
    let broken = try await run("models", "verify", "--all")
    #expect(broken.exitCode == 65)
    #expect(broken.output.contains("fc1.weight"), "\(broken.output)")
  }

  @Test func unknownNamesEndWith66() async throws {
    _ = try await run("models", "register", try reference(), "--name", "digits")
    let result = try await run("models", "show", "digts")
    #expect(result.exitCode == 66 && result.errors.contains("did you mean 'digits'?"), "\(result.errors)")
    let version = try await run("evaluate", "digits:9")
    #expect(version.exitCode == 66, "\(version.errors)")
  }

  @Test func aDeletedVersionLetsItsRunGo() async throws {
    _ = try await run("models", "register", try reference(), "--name", "digits")
    let name = try #require(bench.runs().first).name
    let held = try await run("runs", "delete", name)
    #expect(held.exitCode != 0 && held.errors.contains("digits:1"), "\(held.errors)")
    #expect(try await run("models", "delete", "digits").exitCode == 0)
    #expect(try await run("runs", "delete", name).exitCode == 0)
  }
}
