import Foundation
import TestSupport
import Testing
import Zlib

@Suite struct ZipArchiveTests {
  private static let contents = [
    "stored.txt": Array("hello, digits".utf8),
    "deflated.txt": [UInt8](repeating: 97, count: 100) + [UInt8](repeating: 98, count: 100),
  ]
  private static let samples = [ZipSamples.plain, ZipSamples.wide].map(decoded)

  @Test(arguments: samples) func membersAreRead(sample: [UInt8]) throws {
    let archive = try ZipArchive(sample, name: "x.zip")
    #expect(archive.members.map(\.name) == ["stored.txt", "deflated.txt"])
    #expect(archive.members.map(\.byteCount) == [13, 200])
    #expect(try Self.read(archive) == Self.contents)
  }

  @Test func archivesAreReadFromFiles() throws {
    let folder = try TemporaryFolder()
    let archive = try ZipArchive(path: folder.write(Data(Self.samples[0]), to: "a.zip"))
    #expect(try Self.read(archive) == Self.contents)
    #expect(try archive.reader(of: archive.members[0]).name == folder.path("a.zip") + "/stored.txt")
  }

  @Test(arguments: samples) func everyTruncationIsFound(sample: [UInt8]) {
    let undetected = sample.indices.filter { length in
      (try? Self.read(ZipArchive(Array(sample[..<length]), name: "x.zip"))) != nil
    }
    #expect(undetected.isEmpty)
  }

  /// Names, dates and the fields that zip repeats may change unnoticed; what is read may not.
  @Test(arguments: samples) func changedBytesNeverChangeAContent(sample: [UInt8]) {
    for place in sample.indices {
      for change: UInt8 in [1, 0x80, 0xff] {
        var damaged = sample
        damaged[place] ^= change
        guard let found = try? Self.read(ZipArchive(damaged, name: "x.zip")) else { continue }
        #expect(found.values.allSatisfy { Self.contents.values.contains($0) }, "byte \(place)")
      }
    }
  }

  @Test func aContentMustHaveTheDirectorysChecksum() throws {
    var damaged = Self.samples[0]
    damaged[60] ^= 1
    let archive = try ZipArchive(damaged, name: "x.zip")
    #expect(
      throws: ZlibError.corrupt(
        name: "x.zip/stored.txt", byte: 13, detail: "its checksum is not the directory's")
    ) { try archive.reader(of: archive.members[0]).readToEnd(limit: 100) }
  }

  @Test func whatIsNoArchiveIsRefused() {
    let error = ZlibError.malformed(
      name: "x", byte: 0, expected: "a zip file", found: "no zip directory at the end of it")
    #expect(throws: error) { try ZipArchive([], name: "x") }
    #expect(throws: error) { try ZipArchive([UInt8](repeating: 80, count: 100_000), name: "x") }
  }

  @Test func whatIsNotReadHereIsSaid() throws {
    let sample = Self.samples[0]
    let directory = try #require(sample.indices.first { sample[$0...].starts(with: [80, 75, 1, 2]) })
    var encrypted = sample
    encrypted[directory + 8] |= 1
    #expect(
      throws: ZlibError.malformed(
        name: "x", byte: directory, expected: "a member without a password", found: "'stored.txt' encrypted")
    ) { try ZipArchive(encrypted, name: "x") }
    var packed = sample
    packed[directory + 10] = 12
    #expect(
      throws: ZlibError.malformed(
        name: "x", byte: directory, expected: "a member that is stored or deflated",
        found: "'stored.txt' by method 12")
    ) { try ZipArchive(packed, name: "x") }
  }

  private static func read(_ archive: ZipArchive) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for member in archive.members {
      contents[member.name] = try archive.reader(of: member).readToEnd(limit: 1000)
    }
    return contents
  }

  private static func decoded(_ base64: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: base64, options: .ignoreUnknownCharacters) ?? Data())
  }
}
