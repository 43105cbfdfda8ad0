import Foundation
import TestSupport
import Testing

/// `cnnlab datasets fetch` as a user runs it, from a mirror on this machine.
@Suite struct FetchTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  private func fetch(_ name: String, from server: LocalServer, _ more: String...) -> [String] {
    ["datasets", "fetch", name, "--mirror", server.url("/mirror"), "--data", "data"] + more
  }

  /// Size of the first file of MNIST.
  private static let size = 9_912_422

  /// What a server of the right size but of other content sends: the head, and so much of it.
  private static func zeros(_ request: LocalServer.Request, _ count: Int) -> [LocalServer.Step] {
    .file(Data(count: size), for: request, limit: count)
  }

  @Test(.enabled(if: RealData.has("fashion-mnist"), "\(RealData.missing)"))
  func filesAreFetchedOnce() async throws {
    let source = "\(RealData.folder ?? "")/fashion-mnist"
    let server = try LocalServer { request, _ in
      guard let content = FileManager.default.contents(atPath: source + request.path.dropFirst(21)) else {
        return [.head("404 Not Found", "Content-Length: 0")]
      }
      return .file(content, for: request)
    }
    let result = try await bench.run(fetch("fashion-mnist", from: server))
    #expect(result.exitCode == 0, "\(result.errors)")
    #expect(result.output.hasSuffix("data/fashion-mnist: 4 files, 4 fetched\n"))
    #expect(result.errorLines.count == 4)
    #expect(result.errors.contains("fashion-mnist/t10k-labels-idx1-ubyte.gz  5.0 KiB\n"))
    let files = try bench.contents()
    for name in ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"] {
      let path = "\(name)-ubyte.gz"
      #expect(
        files["data/fashion-mnist/\(path)"] == FileManager.default.contents(atPath: "\(source)/\(path)"))
    }
    #expect(server.requests.count == 4)
    #expect(files.keys.allSatisfy { !$0.hasSuffix(".part") })

    let again = try await bench.run(fetch("fashion-mnist", from: server, "--json"))
    #expect(server.requests.count == 4)
    let entry = try #require(again.objects().first)
    #expect(Set(entry.keys) == ["name", "folder", "files"])
    let entries = try #require(entry["files"] as? [[String: Any]])
    #expect(entries.count == 4)
    for entry in entries {
      #expect(Set(entry.keys) == ["name", "bytes", "fetched"])
      #expect(entry["fetched"] as? Bool == false)
    }
  }

  @Test func wrongContentLeavesNothing() async throws {
    let server = try LocalServer { request, _ in Self.zeros(request, Self.size) }
    let url = server.url("/mirror/mnist/train-images-idx3-ubyte.gz")
    expectError(
      try await bench.run(fetch("mnist", from: server)), 65, saying: url,
      "expected SHA-256 440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609, found ")
    #expect(try bench.contents().values.isEmpty)
  }

  @Test func whatTheMirrorLacksIsNotFound() async throws {
    let server = try LocalServer { _, _ in [.head("404 Not Found", "Content-Length: 0")] }
    expectError(
      try await bench.run(fetch("mnist", from: server)), 66,
      saying: server.url("/mirror/mnist/train-images-idx3-ubyte.gz"), "HTTP status 404")
  }

  /// However the process ends, what has come stays, and the next one goes on from there.
  @Test(arguments: [SIGINT, SIGKILL])
  func whatHasComeIsKept(signal: Int32) async throws {
    let server = try LocalServer { request, number in
      number == 0
        ? Self.zeros(request, 1_000_000) + [.pause(.seconds(60))]
        : Self.zeros(request, Self.size - request.offset)
    }
    let part = bench.folder.path("data/mnist/train-images-idx3-ubyte.gz.part")
    let command = try bench.start(
      "datasets", "fetch", "mnist", "--mirror", server.url("/mirror"), "--data", "data")
    try await eventually("a part of the file") {
      (try? FileManager.default.attributesOfItem(atPath: part)[.size]) as? Int == 1_000_000
    }
    command.signal(signal)
    let result = try await command.result()
    if signal == SIGINT {
      expectError(result, 130, saying: "interrupted; what has come is kept")
    } else {
      #expect(result.exitCode == nil)
    }
    #expect(try bench.contents().values.map(\.count) == [1_000_000])
    // It is all zeros, so that the sum is wrong in the end; but only the rest was asked for.
    expectError(try await bench.run(fetch("mnist", from: server)), 65, saying: "expected SHA-256")
    #expect(server.requests.map(\.offset) == [0, 1_000_000])
    #expect(try bench.contents().values.isEmpty)
  }

  @Test func whatIsBuiltInNeedsNoFiles() async throws {
    let result = try await bench.run("datasets", "fetch", "digits")
    #expect(result.exitCode == 0 && result.output == "digits is built in\n")
    #expect(try bench.contents().isEmpty)
  }

  @Test func otherNamesAreAnswered() async throws {
    expectError(
      try await bench.run("datasets", "fetch", "mnits"), 66,
      saying: "no dataset is called 'mnits'; did you mean 'mnist'?")
    expectError(
      try await bench.run("datasets", "fetch", "mnist", "--mirror", "ftp://here"), 64,
      saying: "expected an address of http or https, found 'ftp://here/mnist/train-images")
    try bench.write("", to: "own.csv")
    expectError(
      try await bench.run("datasets", "fetch", "own.csv"), 64, saying: "found the path 'own.csv'")
  }
}
