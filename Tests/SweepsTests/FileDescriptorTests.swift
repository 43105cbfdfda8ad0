import Foundation
import Sweeps
import TestSupport
import Testing

@Suite struct FileDescriptorTests {
  /// A sibling that held the write end of a worker's standard input would keep the worker from noticing that its
  /// scheduler is gone; many are started at once so that a leak would show.
  @Test func workersInheritNoPipeOfTheirSiblings() async throws {
    let folder = try TemporaryFolder()
    let script = """
      all=$(for descriptor in /proc/$$/fd/*; do readlink $descriptor; done)
      echo $(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2) $all >&2
      """
    let workers = try (0..<20).map { _ in try ShellWorker(script, in: folder) }
    var own: [Set<Substring>] = []
    var held: [Set<Substring>] = []
    for worker in workers {
      let words = try #require(await worker.exit().lastLine).split(separator: " ")
      own.append(Set(words.prefix(3)))
      held.append(Set(words.dropFirst(3)))
    }
    for (index, mine) in own.enumerated() {
      #expect(mine.count == 3 && mine.allSatisfy { $0.hasPrefix("pipe:") || $0.hasPrefix("socket:") })
      for (other, theirs) in held.enumerated() where other != index {
        #expect(theirs.isDisjoint(with: mine))
      }
    }
  }
}
