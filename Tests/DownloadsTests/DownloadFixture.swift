import Digests
import Downloads
import Foundation
import Signals
import TestSupport
import Testing

/// A file that a local server offers, and the folder that it is fetched into.
struct DownloadFixture {
  let folder: TemporaryFolder
  let server: LocalServer
  private let silence: Duration
  /// 300,000 bytes, so that it comes in several pieces.
  static let content = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) })

  /// - Parameters:
  ///   - silence: how long nothing may come; by itself more than a busy machine takes.
  ///   - answer: what the server does; the requests are numbered from 0.
  init(
    silence: Duration = .seconds(20),
    _ answer: @escaping @Sendable (LocalServer.Request, Int) -> [LocalServer.Step]
  ) throws {
    self.silence = silence
    folder = try TemporaryFolder()
    server = try LocalServer(answer: answer)
  }

  /// The file, under a path of the server or under another address.
  func file(_ path: String = "/data/file.bin") -> RemoteFile {
    RemoteFile(
      url: path.hasPrefix("/") ? server.url(path) : path, name: "file.bin", byteCount: Self.content.count,
      sha256: Digest(of: Array(Self.content)).hexadecimal)
  }

  /// Fetches the file, in three attempts without pauses.
  func fetch(
    _ file: RemoteFile? = nil, stop: StopSignal = StopSignal(), progress: (Int, Int) -> Void = { _, _ in }
  ) throws(DownloadError) -> Downloader.Outcome {
    try Downloader(limits: DownloadLimits(silence: silence, pause: .zero, redirects: 4))
      .fetch(file ?? self.file(), into: folder.path("deep/folder"), stop: stop, progress: progress)
  }

  /// Expects an error, and that it leaves so much of the file.
  func expectError(
    _ expected: DownloadError, leaving part: Data? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: expected, sourceLocation: sourceLocation) { try fetch() }
    #expect(contents == part.map { ["file.bin.part": $0] } ?? [:], sourceLocation: sourceLocation)
  }

  /// What is in the folder.
  var contents: [String: Data] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("deep/folder"))) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, FileManager.default.contents(atPath: folder.path("deep/folder/\(name)")) ?? Data())
      })
  }

  /// Leaves a part, as an interrupted download does.
  func leave(_ part: Data) throws { try folder.write(part, to: "deep/folder/file.bin.part") }
}
