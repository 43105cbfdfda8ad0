import Foundation
import TestSupport
import Testing
import Tracking

/// `cnnlab models export` and `cnnlab models import` as a user meets them.
@Suite(.serialized) struct TravelTests {
  private let bench: Workbench

  init() async throws {
    bench = try Workbench()
    let trained = try await bench.run(
      "train", "--architecture", "softmax", "--dataset", "digits", "--set", "epochs=1")
    try #require(trained.exitCode == 0, "\(trained.errors)")
  }

  private func export() async throws {
    let run = try #require(bench.runs().first)
    let result = try await bench.run(
      "models", "export", "run:\(run.name)", "--output", "m.safetensors", "--json")
    try #require(result.exitCode == 0, "\(result.errors)")
    let document = try result.object()
    #expect(document["format"] as? String == "safetensors")
    #expect(document["bytes"] as? Int == (try bench.contents()["m.safetensors"]?.count))
  }

  @Test func aModelMovesToAnotherStore() async throws {
    try await export()
    let result = try await bench.run(
      "models", "import", "m.safetensors", "--name", "digits", "--store", "other.sqlite", "--json")
    #expect(result.exitCode == 0, "\(result.errors)")
    let document = try result.object()
    #expect(document["architecture"] as? String == "softmax")
    #expect(document["classes"] as? Int == 10)
    let run = try #require(document["run"] as? String)
    let here = try await bench.run("evaluate", "run:\(try #require(bench.runs().first).id)", "--json")
    let there = try await bench.run("evaluate", "run:\(run)", "--store", "other.sqlite", "--json")
    #expect(there.exitCode == 0, "\(there.errors)")
    let (expected, found) = (try here.object(), try there.object())
    #expect(expected["confusion"] as? [[Int]] == found["confusion"] as? [[Int]])
    let split = try await bench.run("evaluate", "run:\(run)", "--store", "other.sqlite", "--split", "val")
    expectError(split, 64, saying: "expected --split test")
  }

  /// Preparation and head are in the file: what comes back says the same of every sample.
  @Test func aModelTravelsAsONNX() async throws {
    let run = try #require(bench.runs().first)
    let exported = try await bench.run("models", "export", "run:\(run.id)", "--output", "m.onnx")
    #expect(exported.exitCode == 0, "\(exported.errors)")
    let imported = try await bench.run(
      "models", "import", "m.onnx", "--name", "digits", "--alias", "champion", "--store", "other.sqlite",
      "--json")
    #expect(imported.exitCode == 0, "\(imported.errors)")
    #expect(try imported.object()["version"] as? Int == 1)
    let here = try await bench.run("evaluate", "run:\(run.id)", "--json")
    let there = try await bench.run(
      "evaluate", "digits@champion", "--dataset", "digits", "--store", "other.sqlite", "--json")
    #expect(there.exitCode == 0, "\(there.errors)")
    #expect(try here.object()["confusion"] as? [[Int]] == there.object()["confusion"] as? [[Int]])
    let whole = try #require(bench.contents()["m.onnx"])
    for bytes in [whole.dropLast(), whole.prefix(40), Data()] {
      try bench.folder.write(Data(bytes), to: "bad.onnx")
      let result = try await bench.run("models", "import", "bad.onnx", "--name", "x", "--store", "new.sqlite")
      expectError(result, 65, saying: "bad.onnx")
    }
    #expect(try bench.contents()["new.sqlite"] == nil)
  }

  @Test func whatIsWrongIsSaid() async throws {
    try await export()
    let store = try bench.contents()["cnnlab.sqlite"]
    expectError(
      try await bench.run("models", "import", "none.safetensors", "--name", "x"), 66,
      saying: "none.safetensors")
    let asked = try await bench.run(
      "models", "import", "m.safetensors", "--name", "x", "--architecture", "softmax")
    #expect(asked.exitCode == 64)
    let run = try #require(bench.runs().first)
    let format = try await bench.run("models", "export", "run:\(run.name)", "--output", "m.txt")
    #expect(format.exitCode == 64)
    #expect(format.errors.contains("--output: expected a file that ends in .safetensors"))
    #expect(try bench.contents()["cnnlab.sqlite"] == store)
  }

  /// Truncated and changed files: one line that names the file, and neither store is written to or made.
  @Test func hostileFilesWriteNothing() async throws {
    try await export()
    let whole = [UInt8](try #require(bench.contents()["m.safetensors"]))
    let store = try bench.contents()["cnnlab.sqlite"]
    var changed = whole
    changed[whole.count - 1] ^= 1
    var long = whole
    long[6] = 0x7F
    for bytes in [Array(whole.dropLast()), Array(whole.prefix(100)), changed, long, [], whole + [0]] {
      try bench.folder.write(Data(bytes), to: "bad.safetensors")
      for target in ["cnnlab.sqlite", "new.sqlite"] {
        let result = try await bench.run(
          "models", "import", "bad.safetensors", "--name", "x", "--store", target)
        expectError(result, 65, saying: "bad.safetensors")
      }
    }
    #expect(try bench.contents()["cnnlab.sqlite"] == store)
    #expect(try bench.contents()["new.sqlite"] == nil)
  }
}
