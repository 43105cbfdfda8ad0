import Sweeps
import Testing

@Suite struct JobsTests {
  private static let plenty: UInt64 = 64 << 30

  @Test(arguments: [
    (2, 100, plenty, 2, 1), (16, 100, plenty, 16, 1), (16, 4, plenty, 4, 4), (16, 3, plenty, 3, 5),
    (16, 100, 4 << 30, 4, 4), (16, 100, 1 << 20, 1, 16), (1, 0, plenty, 1, 1), (8, 0, plenty, 1, 8),
  ])
  func trialsRunSideBySideAsFarAsCoresTrialsAndMemoryGo(
    cores: Int, pending: Int, memory: UInt64, jobs: Int, threads: Int
  ) {
    let suiting = Jobs.suiting(cores: cores, pendingTrials: pending, memoryBytes: memory)
    #expect(suiting.count == jobs)
    #expect(suiting.threads == threads)
  }

  @Test func aChosenNumberSharesTheCores() {
    #expect(Jobs(3, cores: 8).threads == 2)
    #expect(Jobs(12, cores: 8).threads == 1)
    #expect(Jobs(0, cores: 8).count == 1)
  }
}
