import Testing
import Tracking

@Suite struct LogTailTests {
  @Test func theLastLinesAreKept() {
    var tail = LogTail()
    for line in 1...1_000 { tail.append("line \(line)") }
    let lines = tail.text.split(separator: "\n")
    #expect(lines.count == LogTail.lineLimit)
    #expect(lines.first == "line 801" && lines.last == "line 1000")
  }

  @Test func longLinesPushOthersOut() {
    var tail = LogTail("early")
    for _ in 1...10 { tail.append(String(repeating: "ä", count: 3_000)) }
    #expect(tail.text.utf8.count <= LogTail.byteLimit)
    #expect(tail.text.split(separator: "\n").count == 2)
    tail.append(String(repeating: "ä", count: 100_000))
    #expect((LogTail.byteLimit - 100...LogTail.byteLimit).contains(tail.text.utf8.count))
  }

  @Test func aTextOfSeveralLinesIsSeveral() {
    var tail = LogTail("a\n\nb")
    tail.append("c\nd")
    #expect(tail.text == "a\n\nb\nc\nd")
  }
}
