import Downloads
import Foundation
import Signals
import TestSupport
import Testing

/// Downloads that go well in the end.
@Suite struct DownloaderTests {
  private let content = DownloadFixture.content

  @Test func aFileComesOnceAndIsThenPresent() throws {
    let fixture = try DownloadFixture { request, _ in .file(DownloadFixture.content, for: request) }
    var seen: [Int] = []
    var totals: Set<Int> = []
    let outcome = try fixture.fetch { bytes, total in
      seen.append(bytes)
      totals.insert(total)
    }
    #expect(outcome == .fetched && totals == [content.count])
    #expect(seen.last == content.count && seen == seen.sorted())
    #expect(fixture.contents == ["file.bin": content])
    #expect(try fixture.fetch() == .present)
    let request = try #require(fixture.server.requests.first)
    #expect(fixture.server.requests.count == 1)
    #expect(request.path == "/data/file.bin" && request.headers["range"] == nil)
    #expect(request.headers["accept-encoding"] == "identity" && request.headers["user-agent"] == "cnnlab")
  }

  @Test func aBrokenConnectionIsResumed() throws {
    let fixture = try DownloadFixture { request, number in
      .file(DownloadFixture.content, for: request, limit: number < 2 ? 100_000 : nil)
    }
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.map(\.offset) == [0, 100_000, 200_000])
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func whatAnEarlierDownloadLeftIsNotFetchedAgain() throws {
    let fixture = try DownloadFixture { request, _ in .file(DownloadFixture.content, for: request) }
    try fixture.leave(content.prefix(123_456))
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.map(\.offset) == [123_456])
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func aWholePartNeedsNoServer() throws {
    let fixture = try DownloadFixture { _, _ in [] }
    try fixture.leave(content)
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.isEmpty)
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func aServerThatIgnoresRangesSendsAllOfIt() throws {
    let fixture = try DownloadFixture { _, _ in
      [.head("200 OK", "Content-Length: \(DownloadFixture.content.count)"), .send(DownloadFixture.content)]
    }
    try fixture.leave(content.prefix(1000))
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.map(\.offset) == [1000])
    #expect(fixture.contents == ["file.bin": content])
  }

  /// The first answer begins elsewhere than was asked, or knows no such place; the second is to a new beginning.
  @Test(arguments: [
    LocalServer.Step.head("206 Partial Content", "Content-Range: bytes 500-299999/300000"),
    LocalServer.Step.head("206 Partial Content", "Content-Range: nonsense"),
    LocalServer.Step.head("206 Partial Content"),
    LocalServer.Step.head("416 Range Not Satisfiable"),
  ])
  func aWrongRangeIsBegunAgain(_ head: LocalServer.Step) throws {
    let fixture = try DownloadFixture { request, number in
      number == 0 ? [head, .send(Data(count: 10))] : .file(DownloadFixture.content, for: request)
    }
    try fixture.leave(content.prefix(1000))
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.map(\.offset) == [1000, 0])
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func aServerThatRecoversIsAskedAgain() throws {
    let fixture = try DownloadFixture { request, number in
      number == 0 ? [.head("500 Oops", "Content-Length: 0")] : .file(DownloadFixture.content, for: request)
    }
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.count == 2)
  }

  @Test func redirectionsAreFollowedWithTheRange() throws {
    let fixture = try DownloadFixture { request, _ in
      request.path == "/data/file.bin"
        ? [.head("302 Found", "Location: /elsewhere", "Content-Length: 0")]
        : .file(DownloadFixture.content, for: request)
    }
    try fixture.leave(content.prefix(1000))
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.map(\.path) == ["/data/file.bin", "/elsewhere"])
    #expect(fixture.server.requests.map(\.offset) == [1000, 1000])
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func aFileOfOtherContentIsReplaced() throws {
    let fixture = try DownloadFixture { request, _ in .file(DownloadFixture.content, for: request) }
    try fixture.folder.write(Data(count: content.count), to: "deep/folder/file.bin")
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func aSizeThatNobodyAnnouncesIsCounted() throws {
    let fixture = try DownloadFixture { _, _ in [.head("200 OK"), .send(DownloadFixture.content)] }
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.contents == ["file.bin": content])
  }
}
