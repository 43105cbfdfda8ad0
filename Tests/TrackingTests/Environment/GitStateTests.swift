import Foundation
import TestSupport
import Testing
import Tracking

/// What git says of a folder; SwiftPM needs git too, so that it is there.
@Suite struct GitStateTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func git(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c"] + arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  /// Makes a repository of one file and commits it.
  private func commit() throws {
    try folder.write(Data("one\n".utf8), to: "tracked.txt")
    try git("init", "-q")
    try git("add", "tracked.txt")
    try git("commit", "-qm", "first")
  }

  @Test func aCleanFolderHasACommitAndNoDifference() throws {
    try commit()
    try folder.write(Data("new".utf8), to: "untracked.txt")
    let state = GitState(of: folder.url.path)
    #expect(state.commit?.count == 40)
    #expect(state.isDirty == false && state.diff == nil)
  }

  @Test func whatTrackedFilesHoldNowIsTheDifference() throws {
    try commit()
    try folder.write(Data("two\n".utf8), to: "tracked.txt")
    try folder.write(Data("new".utf8), to: "untracked.txt")
    let state = GitState(of: folder.url.path)
    #expect(state.isDirty == true)
    let diff = try #require(state.diff)
    #expect(diff.text.contains("-one\n+two\n") && !diff.text.contains("untracked") && !diff.isTruncated)
  }

  @Test func aLongDifferenceIsCut() throws {
    try commit()
    try folder.write(Data(String(repeating: "much\n", count: 100_000).utf8), to: "tracked.txt")
    let state = GitState(of: folder.url.path, diffLimit: 1000)
    #expect(state.isDirty == true)
    #expect(state.diff?.isTruncated == true && state.diff?.text.utf8.count == 1000)
    #expect(state.commit?.count == 40)
  }

  @Test func outsideARepositoryNothingIsKnown() {
    let state = GitState(of: folder.url.path)
    #expect(state.commit == nil && state.isDirty == nil && state.diff == nil)
  }

  @Test func aProgramThatHangsIsNotWaitedFor() throws {
    let git = try folder.write(Data("#!/bin/sh\nexec sleep 100\n".utf8), to: "slow-git")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: git)
    let start = ContinuousClock.now
    let state = GitState(of: folder.url.path, git: git, patience: .milliseconds(100))
    #expect(state.commit == nil && state.isDirty == nil)
    #expect(ContinuousClock.now - start < .seconds(50))
  }
}
