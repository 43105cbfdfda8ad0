import Digests
import Downloads
import Foundation
import Signals
import TestSupport
import Testing

/// Downloads that fail: what is said of them, and what they leave.
@Suite struct DownloadErrorTests {
  private let content = DownloadFixture.content

  @Test func wrongContentIsRemoved() throws {
    let fixture = try DownloadFixture { request, _ in
      .file(Data(count: DownloadFixture.content.count), for: request)
    }
    let file = fixture.file()
    fixture.expectError(
      .wrongContent(
        url: file.url, expected: file.sha256,
        found: Digest(of: [UInt8](repeating: 0, count: content.count)).hexadecimal))
  }

  @Test func aFolderThatWasMadeForNothingIsRemoved() throws {
    let folder = try TemporaryFolder()
    for path in ["new", "deep/new"] {
      let fixture = try DownloadFixture { request, _ in
        .file(Data(count: DownloadFixture.content.count), for: request)
      }
      #expect(throws: DownloadError.self) {
        try Downloader().fetch(fixture.file(), into: folder.path(path), stop: StopSignal())
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path(path)))
    }
    try folder.write(Data(), to: "old/other")
    let fixture = try DownloadFixture { request, _ in .file(DownloadFixture.content, for: request) }
    let outcome = try Downloader().fetch(fixture.file(), into: folder.path("old"), stop: StopSignal())
    #expect(outcome == .fetched)
    #expect(FileManager.default.fileExists(atPath: folder.path("old/other")))
  }

  /// The part would be right, but what is added to it is not.
  @Test func aWrongRestSpoilsThePart() throws {
    let fixture = try DownloadFixture { request, _ in
      .file(Data(count: DownloadFixture.content.count), for: request)
    }
    try fixture.leave(content.prefix(1000))
    #expect(throws: DownloadError.self) { try fixture.fetch() }
    #expect(fixture.contents.isEmpty)
  }

  @Test func moreThanTheFileIsCutOff() throws {
    let fixture = try DownloadFixture { _, _ in
      [.head("200 OK"), .send(DownloadFixture.content)]
        + Array(repeating: .send(Data(count: 100_000)), count: 1000) + [.pause(.seconds(20))]
    }
    let file = fixture.file()
    let start = ContinuousClock.now
    fixture.expectError(.tooLong(url: file.url, expected: content.count))
    #expect(ContinuousClock.now - start < .seconds(15))
  }

  @Test func anotherSizeIsRefusedBeforeItComes() throws {
    let fixture = try DownloadFixture { _, _ in
      [.head("200 OK", "Content-Length: 400000"), .send(Data(count: 400_000))]
    }
    try fixture.leave(content.prefix(1000))
    fixture.expectError(
      .wrongSize(url: fixture.file().url, expected: content.count, found: 400_000),
      leaving: content.prefix(1000))
  }

  @Test func anotherTotalIsRefusedBeforeItComes() throws {
    let fixture = try DownloadFixture { _, _ in
      [.head("206 Partial Content", "Content-Range: bytes 1000-399999/400000"), .send(Data(count: 399_000))]
    }
    try fixture.leave(content.prefix(1000))
    fixture.expectError(
      .wrongSize(url: fixture.file().url, expected: content.count, found: 400_000),
      leaving: content.prefix(1000))
  }

  /// A length that is a lie ends the connection early each time.
  @Test func aServerThatAlwaysBreaksOffIsGivenUp() throws {
    let fixture = try DownloadFixture { request, _ in
      .file(DownloadFixture.content, for: request, limit: 50_000)
    }
    #expect(throws: DownloadError.self) { try fixture.fetch() }
    #expect(fixture.server.requests.map(\.offset) == [0, 50_000, 100_000])
    #expect(fixture.contents == ["file.bin.part": content.prefix(150_000)])
  }

  @Test func aMissingFileIsNotAskedForAgain() throws {
    let fixture = try DownloadFixture { _, _ in
      [.head("404 Not Found", "Content-Length: 4"), .send(Data("none".utf8))]
    }
    fixture.expectError(.refused(url: fixture.file().url, status: 404))
    #expect(fixture.server.requests.count == 1)
    #expect(DownloadError.refused(url: "", status: 404).isNotFound)
  }

  @Test func aServerThatStaysBrokenIsGivenUp() throws {
    let fixture = try DownloadFixture { _, _ in [.head("503 Busy", "Content-Length: 0")] }
    fixture.expectError(.refused(url: fixture.file().url, status: 503))
    #expect(fixture.server.requests.count == 3)
  }

  @Test func circlesAreLeft() throws {
    let fixture = try DownloadFixture { _, _ in
      [.head("302 Found", "Location: /data/file.bin", "Content-Length: 0")]
    }
    fixture.expectError(.misdirected(url: fixture.file().url, reason: "more than 4 redirections"))
    #expect(fixture.server.requests.count == 5)
  }

  @Test func redirectionsOutOfTheWebAreNotFollowed() throws {
    let target = "ftp://127.0.0.1/file.bin"
    let fixture = try DownloadFixture { _, _ in
      [.head("302 Found", "Location: \(target)", "Content-Length: 0")]
    }
    fixture.expectError(.misdirected(url: fixture.file().url, reason: "a redirection to '\(target)'"))
  }

  @Test(arguments: ["file:///etc/passwd", "ftp://example.org/file", "http://", "nonsense", ""])
  func otherAddressesAreNotAsked(_ address: String) throws {
    let fixture = try DownloadFixture { _, _ in [] }
    #expect(throws: DownloadError.invalidAddress(address)) { try fixture.fetch(fixture.file(address)) }
    #expect(fixture.contents.isEmpty)
  }

  @Test func silenceIsNotWaitedFor() throws {
    let fixture = try DownloadFixture(silence: .seconds(1)) { request, _ in
      .file(DownloadFixture.content, for: request, limit: 10_000) + [.pause(.seconds(30))]
    }
    let start = ContinuousClock.now
    fixture.expectError(.stalled(url: fixture.file().url, seconds: 1), leaving: content.prefix(30_000))
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test(arguments: ["\u{1}\u{2}\u{3} garbage\r\n\r\n", "HTTP/1.1\r\n\r\n", ""])
  func garbageIsAnError(_ text: String) throws {
    let fixture = try DownloadFixture { _, _ in [.send(Data(text.utf8))] }
    #expect(throws: DownloadError.self) { try fixture.fetch() }
    #expect(fixture.contents.isEmpty)
  }

  @Test func endlessHeadersAreCutOff() throws {
    let fixture = try DownloadFixture { _, _ in
      [.send(Data("HTTP/1.1 200 OK\r\n".utf8))]
        + Array(
          repeating: .send(Data("X-Filler: \(String(repeating: "x", count: 60_000))\r\n".utf8)), count: 1000)
    }
    #expect(throws: DownloadError.self) { try fixture.fetch() }
    #expect(fixture.contents.isEmpty)
  }

  @Test func nobodyListening() throws {
    let fixture = try DownloadFixture { _, _ in [] }
    #expect(throws: DownloadError.self) { try fixture.fetch(fixture.file("http://127.0.0.1:9/file.bin")) }
    #expect(fixture.contents.isEmpty)
  }

  @Test func anInterruptionKeepsWhatHasCome() throws {
    let fixture = try DownloadFixture { request, number in
      number == 0
        ? .file(DownloadFixture.content, for: request, limit: 70_000) + [.pause(.seconds(30))]
        : .file(DownloadFixture.content, for: request)
    }
    let stop = StopSignal()
    #expect(throws: DownloadError.interrupted) {
      try fixture.fetch(stop: stop) { bytes, _ in if bytes == 70_000 { stop.raise() } }
    }
    #expect(fixture.contents == ["file.bin.part": content.prefix(70_000)])
    #expect(try fixture.fetch() == .fetched)
    #expect(fixture.server.requests.map(\.offset) == [0, 70_000])
    #expect(fixture.contents == ["file.bin": content])
  }

  @Test func oneFetchesAtATime() throws {
    let fixture = try DownloadFixture { request, _ in .file(DownloadFixture.content, for: request) }
    try fixture.leave(content.prefix(10))
    let part = fixture.folder.path("deep/folder/file.bin.part")
    let other = open(part, O_RDWR | O_CLOEXEC)
    #expect(flock(other, LOCK_EX) == 0)
    fixture.expectError(.inUse(path: part), leaving: content.prefix(10))
    close(other)
    #expect(try fixture.fetch() == .fetched)
  }

  @Test func aFolderThatCannotBeMadeIsNamed() throws {
    let fixture = try DownloadFixture { request, _ in .file(DownloadFixture.content, for: request) }
    let path = try fixture.folder.write(Data(), to: "deep")
    #expect {
      try fixture.fetch()
    } throws: {
      "\($0)".contains("\(path)/folder")
    }
  }
}
