import Foundation
import Sweeps
import Testing

@Suite struct MachineTests {
  @Test func aTableIsReadByWholeNames() {
    let table = KernelTable("MemTotal:  100 kB\noom 1\noom_kill_all 7\noom_kill 3\nempty\nwords a b\n")
    #expect(table["MemTotal"] == 100 && table["oom_kill"] == 3 && table["oom"] == 1)
    for missing in ["Mem", "oom_", "empty", "words", "a", ""] { #expect(table[missing] == nil) }
  }

  @Test func theFreeMemoryIsSomeOfWhatTheMachineHas() throws {
    let bytes = try #require(FreeMemory.bytes)
    #expect(bytes > 1 << 20 && bytes <= ProcessInfo.processInfo.physicalMemory)
  }
}
