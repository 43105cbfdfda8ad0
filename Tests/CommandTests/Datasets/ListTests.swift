import Downloads
import Foundation
import TestSupport
import Testing

/// `cnnlab datasets list` as a user runs it.
@Suite struct ListTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  /// Files are looked for, not into.
  @Test func saysWhatIsWhere() async throws {
    try bench.write("not read", to: "data/mnist/train-images-idx3-ubyte")
    try bench.write("not read", to: "data/cifar10/cifar-10-binary.tar.gz")
    let result = try await bench.run("datasets", "list", "--json", "--data", "data")
    #expect(result.exitCode == 0, "\(result.errors)")
    let entries = try result.objects()
    var origins: [String: String] = [:]
    for entry in entries {
      #expect(Set(entry.keys) == ["name", "description", "input", "classes", "train", "test", "origin"])
      let name = try #require(entry["name"] as? String)
      #expect((entry["description"] as? String)?.isEmpty == false)
      origins[name] = entry["origin"] as? String
    }
    #expect(origins["digits"] == "embedded")
    #expect(origins["mnist"] == "data/mnist" && origins["cifar10"] == "data/cifar10")
    #expect(origins["cifar100"] == nil && origins["sign-mnist"] == nil)
    let mnist = try #require(entries.first { $0["name"] as? String == "mnist" })
    #expect(mnist["input"] as? [Int] == [1, 28, 28] && mnist["classes"] as? Int == 10)
    #expect(mnist["train"] as? Int == 60_000 && mnist["test"] as? Int == 10_000)

    let table = try await bench.run("datasets", "list", "--data", "data")
    let lines = table.output.split(separator: "\n")
    #expect(lines.count == 1 + entries.count)
    #expect(
      lines.contains { $0.hasPrefix("sign-mnist ") && $0.contains("27,455") && $0.hasSuffix("not found") })
  }

  @Test func whatCanBeFetchedIsKnown() async throws {
    let known = try await bench.run("datasets", "list", "--json").objects().compactMap {
      $0["name"] as? String
    }
    #expect(Set(known).subtracting(RemoteFile.datasets) == ["digits"])
    #expect(Set(RemoteFile.datasets).isSubset(of: known))
  }

  @Test func withoutASubcommandHelpIsPrinted() async throws {
    let result = try await bench.run("datasets")
    #expect(result.exitCode == 0)
    for name in ["list", "show", "fetch", "preview"] {
      #expect(result.output.contains("\n  \(name) "), "\(name)")
    }
  }
}
