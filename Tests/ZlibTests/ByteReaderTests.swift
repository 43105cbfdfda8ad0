import Foundation
import TestSupport
import Testing
import Zlib

@Suite struct ByteReaderTests {
  /// `gzip.compress(b"hello, digits", mtime=0)` of Python.
  private let hello: [UInt8] = [
    0x1f, 0x8b, 0x8, 0x0, 0x0, 0x0, 0x0, 0x0, 0x2, 0x3, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0xd7, 0x51, 0x48, 0xc9,
    0x4c, 0xcf, 0x2c, 0x29, 0x6, 0x0, 0x49, 0x4f, 0x31, 0xfc, 0xd, 0x0, 0x0, 0x0,
  ]
  private let text = Array("hello, digits".utf8)

  @Test func plainContentIsReadAsItIs() throws {
    let reader = try ByteReader(text, name: "x")
    #expect(!reader.isCompressed)
    #expect(reader.largestPossibleContent == text.count)
    #expect(try reader.readToEnd(limit: 100) == text)
    #expect(try ByteReader([], name: "x").readToEnd(limit: 0) == [])
  }

  @Test func compressedContentIsToldByItsFirstBytes() throws {
    let folder = try TemporaryFolder()
    let reader = try ByteReader(path: folder.write(Data(hello), to: "no-suffix"))
    #expect(reader.isCompressed)
    #expect(try reader.read(upTo: 5) == Array("hello".utf8))
    #expect(try reader.readToEnd(limit: 8) == Array(", digits".utf8))
    #expect(try reader.read(upTo: 1) == [])
  }

  @Test func contentBeyondTheLimitIsRefusedPieceByPiece() throws {
    for stored in [hello, text] {
      let enough = try ByteReader(stored, name: "x", limit: text.count)
      #expect(enough.largestPossibleContent == text.count)
      #expect(try enough.read(upTo: 100) == text)
      let less = try ByteReader(stored, name: "x", limit: text.count - 1)
      #expect(less.largestPossibleContent == text.count - 1)
      #expect(try less.read(upTo: 5) == Array("hello".utf8))
      #expect(throws: ZlibError.wrongSize(name: "x", expected: "at most 12 bytes", found: "more")) {
        try less.read(upTo: 100)
      }
    }
  }

  @Test func membersFollowOneAnother() throws {
    #expect(try ByteReader(hello + hello + hello, name: "x").readToEnd(limit: 100) == text + text + text)
  }

  /// Larger than the window through which stored bytes pass, plain and compressed.
  @Test func contentLargerThanTheWindowIsWhole() throws {
    let members = [[UInt8]](repeating: hello, count: 20_000)
    let content = try ByteReader(members.flatMap(\.self), name: "x").readToEnd(limit: 1 << 20)
    #expect(content == [[UInt8]](repeating: text, count: 20_000).flatMap(\.self))
    let folder = try TemporaryFolder()
    let large = content + content
    #expect(try ByteReader(path: folder.write(Data(large), to: "plain")).readToEnd(limit: 1 << 20) == large)
  }

  @Test func everyTruncationIsFound() {
    for length in 2..<hello.count {
      #expect(throws: ZlibError.truncated(name: "x", byte: length)) {
        try ByteReader(Array(hello.prefix(length)), name: "x").readToEnd(limit: 100)
      }
    }
  }

  @Test func bytesAfterTheLastMemberAreFound() {
    #expect(throws: ZlibError.trailingBytes(name: "x", byte: hello.count)) {
      try ByteReader(hello + [0], name: "x").readToEnd(limit: 100)
    }
  }

  @Test func damageIsFound() {
    var damaged = hello
    damaged[hello.count - 8] ^= 1
    #expect {
      try ByteReader(damaged, name: "x").readToEnd(limit: 100)
    } throws: { error in
      guard case .corrupt("x", _, let detail) = error as? ZlibError else { return false }
      return detail == "incorrect data check"
    }
  }

  @Test func contentBeyondTheLimitIsRefused() {
    #expect(throws: ZlibError.wrongSize(name: "x", expected: "at most 12 bytes", found: "more")) {
      try ByteReader(hello, name: "x").readToEnd(limit: 12)
    }
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ZlibError.unreadable(name: folder.url.path, reason: "not a regular file")) {
      try ByteReader(path: folder.url.path)
    }
    #expect(throws: ZlibError.unreadable(name: folder.path("none"), reason: "No such file or directory")) {
      try ByteReader(path: folder.path("none"))
    }
  }
}
